package org.bihuan.workflow.opening;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ChildOpened;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens issues under others for the service itself, whatever state those are in: nobody's rights
 * are asked.
 */
@Component
public class FollowUpOpening {

  private final SystemOpening system;
  private final LockedIssues issues;
  private final Units units;
  private final Clock clock;

  FollowUpOpening(SystemOpening system, LockedIssues issues, Units units, Clock clock) {
    this.system = system;
    this.issues = issues;
    this.units = units;
    this.clock = clock;
  }

  /**
   * Opens an issue in the caller's transaction and returns its number. What is not given it has
   * from the parent, but for the due date; a responsible unit that is retired is replaced by the
   * supervising one.
   *
   * @param draft with its parent and its supervising unit
   * @throws Problem 404 where there is no such parent
   * @throws RuntimeException where its type cannot be opened so
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String open(NewIssue draft) {
    String number = Optional.ofNullable(draft.parent()).orElse("");
    LockedIssue parent = issues.lock(number).orElseThrow(() -> Problem.notFound("issue", number));
    Map<String, @Nullable String> facts = parent.issue().facts().texts();
    facts.remove("description");
    facts.remove("basis");
    facts.remove("remark");
    facts.putAll(draft.facts());
    ShortenedFacts.shorten(facts);
    if (!isActive(facts.get("unit"))) {
      facts.put("unit", draft.supervisor());
    }
    LockedIssue issue =
        system.open(
            new NewIssue(draft.type(), facts, draft.dueOn(), draft.fields()),
            draft.supervisor(),
            null);
    IssueOpening.adopt(parent, issue);
    parent.record(clock.instant(), ChildOpened.of(null, issue.number(), issue.issue().type()));
    return issue.number();
  }

  private boolean isActive(@Nullable String unit) {
    return unit != null && units.find(unit).filter(one -> !one.retired()).isPresent();
  }
}
