package org.bihuan.workbench.issue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.workbench.FilledForm;
import org.springframework.stereotype.Component;

/** Brings what a room refused to the fields it is about. */
@Component
public class FormFaults {

  private final ProblemRenderer problems;

  FormFaults(ProblemRenderer problems) {
    this.problems = problems;
  }

  /** The refusal in the reader's words. */
  ProblemBody told(HttpServletRequest request, Problem problem) {
    return problems.body(request, problem);
  }

  /** The form with its faults at the fields. */
  FilledForm at(FilledForm form, HttpServletRequest request, Problem problem) {
    Map<String, String> faults = new LinkedHashMap<>();
    told(request, problem)
        .errors()
        .forEach(e -> faults.merge(e.field(), e.message(), (one, more) -> one + "\n" + more));
    return form.with(faults);
  }
}
