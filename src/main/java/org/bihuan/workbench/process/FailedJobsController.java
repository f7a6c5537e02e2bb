package org.bihuan.workbench.process;

import org.bihuan.http.Limits;
import org.bihuan.integrity.KnownDifferences;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.operations.Consistency;
import org.bihuan.workflow.operations.FailedJobs;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Failed jobs, known differences between records and their trails, and, on request, whether issues
 * and processes are consistent. Administrators of the root unit only.
 */
@Controller
@RequestMapping("/jobs")
class FailedJobsController {

  private final FailedJobs jobs;
  private final Consistency consistency;
  private final KnownDifferences findings;

  FailedJobsController(FailedJobs jobs, Consistency consistency, KnownDifferences findings) {
    this.jobs = jobs;
    this.consistency = consistency;
    this.findings = findings;
  }

  /**
   * The page.
   *
   * @param check whether to compare every issue with its process
   */
  @GetMapping
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean check,
      Model model) {
    model.addAttribute("jobs", jobs.list(caller, Limits.MOST));
    model.addAttribute("most", Limits.MOST);
    model.addAttribute("known", findings.known(Limits.MOST));
    if (check) {
      model.addAttribute("report", consistency.check(caller));
    }
    return "workbench/jobs";
  }

  @PostMapping("/{id}/retry")
  String retry(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    jobs.retry(caller, id);
    return "redirect:/jobs?done=jobRetried";
  }
}
