package org.bihuan.workflow.view;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/** Determines which of an issue's parent and children the caller may see. */
@Component
class VisibleRelatedIssues {

  private final Issues issues;
  private final LockedIssues lockedIssues;

  VisibleRelatedIssues(Issues issues, LockedIssues lockedIssues) {
    this.issues = issues;
    this.lockedIssues = lockedIssues;
  }

  /**
   * The numbers of those related issues. One SQL statement; none where there are no related issues,
   * or all of them are locked in this transaction (new ones are not written yet).
   */
  Set<String> of(Caller caller, Issues.Snapshot issue) {
    Set<String> asked = new HashSet<>(issue.state().children());
    if (issue.issue().parent() != null) {
      asked.add(issue.issue().parent());
    }
    Set<String> seen = new HashSet<>();
    for (String number : Set.copyOf(asked)) {
      lockedIssues
          .locked(number)
          .ifPresent(
              locked -> {
                asked.remove(number);
                if (issues.access(caller, locked.issue()).readable()) {
                  seen.add(number);
                }
              });
    }
    seen.addAll(issues.readable(caller, asked));
    return seen;
  }
}
