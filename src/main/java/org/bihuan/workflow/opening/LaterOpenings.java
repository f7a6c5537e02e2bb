package org.bihuan.workflow.opening;

import org.bihuan.issue.Issues;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Act;
import org.springframework.stereotype.Component;

/** How many issues a process is still to open in the background. */
@Component
public class LaterOpenings {

  private final IssueTypes types;
  private final RequestedOpeningRows rows;

  LaterOpenings(IssueTypes types, RequestedOpeningRows rows) {
    this.types = types;
    this.rows = rows;
  }

  /** No SQL statement where the process opens none for each of several. */
  public int left(Issues.Snapshot issue) {
    boolean may =
        issue.process() != null
            && types
                .get(issue.issue().type(), issue.issue().typeVersion())
                .model()
                .acts()
                .values()
                .stream()
                .anyMatch(Act::opensForEach);
    return may ? rows.leftOf(issue.issue().number()) : 0;
  }
}
