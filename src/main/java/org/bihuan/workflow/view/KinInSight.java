package org.bihuan.workflow.view;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.issue.HeldIssue;
import org.bihuan.issue.HeldIssues;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/** Which of an issue's parent and children somebody who looks at it may know of. */
@Component
class KinInSight {

  private final Issues issues;
  private final HeldIssues heldIssues;

  KinInSight(Issues issues, HeldIssues heldIssues) {
    this.issues = issues;
    this.heldIssues = heldIssues;
  }

  /**
   * Their numbers. One SQL statement, none where there is no kin, or all of it is in hand in this
   * transaction: that is not written yet.
   */
  Set<String> of(Caller caller, HeldIssue issue) {
    Set<String> asked = new HashSet<>();
    issue.read("children").forEach(child -> asked.add(child.asText()));
    if (issue.issue().parent() != null) {
      asked.add(issue.issue().parent());
    }
    Set<String> seen = new HashSet<>();
    for (String number : Set.copyOf(asked)) {
      heldIssues
          .inHand(number)
          .ifPresent(
              held -> {
                asked.remove(number);
                if (issues.access(caller, held.issue()).readable()) {
                  seen.add(number);
                }
              });
    }
    seen.addAll(issues.readable(caller, asked));
    return seen;
  }
}
