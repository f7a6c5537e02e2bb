package org.bihuan.workbench.process;

import org.bihuan.http.Problem;
import org.bihuan.issue.IssueFilter;
import org.bihuan.labels.ExpressionLabels;
import org.bihuan.labels.TimetableLabels;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.Processes;
import org.bihuan.report.OpenIssuesByStep;
import org.bihuan.report.Overviews;
import org.bihuan.workflow.timetable.NextOpening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of processes show. */
@Component
class ProcessPages {

  private final Processes processes;
  private final Overviews overviews;
  private final ExpressionLabels expressions;
  private final TimetableLabels timetables;
  private final NextOpening nextOpening;

  ProcessPages(
      Processes processes,
      Overviews overviews,
      ExpressionLabels expressions,
      TimetableLabels timetables,
      NextOpening nextOpening) {
    this.processes = processes;
    this.overviews = overviews;
    this.expressions = expressions;
    this.timetables = timetables;
    this.nextOpening = nextOpening;
  }

  String list(Caller caller, Model model) {
    model.addAttribute("processes", processes.list(caller));
    model.addAttribute("openIssues", openIssuesByStep(caller, null));
    return "workbench/processes";
  }

  String one(Caller caller, String type, @Nullable Integer version, Model model) {
    ProcessDescription process = processes.describe(type, version);
    model.addAttribute(
        "page",
        new ProcessPage(
            process,
            processes.find(caller, type).orElseThrow(() -> Problem.notFound("type", type)),
            version,
            openIssuesByStep(caller, type)));
    model.addAttribute("expressions", expressions);
    model.addAttribute("timetables", timetables);
    if (process.timetable() != null && version == null) {
      model.addAttribute("nextOpening", nextOpening.of(type));
    }
    return "workbench/process";
  }

  private OpenIssuesByStep openIssuesByStep(Caller caller, @Nullable String type) {
    return overviews.openIssuesByStep(caller, IssueFilter.ANY.ofType(type));
  }
}
