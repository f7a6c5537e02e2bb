package org.bihuan.workflow.form;

import java.util.Map;

/** Checks which files are evidence of an issue. Implemented by the evidence module. */
public interface CitedEvidence {

  /**
   * Records that a completed step relies on evidence, in the step's own transaction.
   *
   * @return the SHA-256 of each file that is cited, by its id
   * @throws org.bihuan.http.Problem 422 naming every field that cites something other than evidence
   *     of the issue
   */
  Map<String, String> record(Citing step);

  /**
   * The same for an action or an opening: checks, and records nothing.
   *
   * @return as {@link #record}
   * @throws org.bihuan.http.Problem as {@link #record}
   */
  Map<String, String> check(String issue, Map<String, java.util.List<String>> cited);
}
