package org.bihuan.workflow.opening;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.event.Reopened;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.failure.ProcessEndless;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.workflow.ChildIssues;
import org.bihuan.workflow.action.RequestedActions;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.bihuan.workflow.opening.SystemOpening.Files;
import org.bihuan.workflow.waiting.LookRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens issues for processes, and reopens them after a relapse. */
@Component
class ProcessOpening implements ChildIssues {

  /** The numbers of all children are stored in the parent's state, whose size is limited. */
  private static final int MOST_CHILDREN = 10_000;

  /** How many issues may be opened within each other by one act. */
  private static final int MOST_NESTED = 10;

  private final LockedIssues issues;
  private final IssueTypes types;
  private final SystemOpening system;
  private final ChildDrafts drafts;
  private final ProcessEngine engine;
  private final AutomaticNotices automatic;
  private final RequestedActions actions;
  private final LookRequests looks;
  private final RequestedOpenings later;
  private final Issues all;
  private final Clock clock;

  ProcessOpening(
      LockedIssues issues,
      IssueTypes types,
      SystemOpening system,
      ChildDrafts drafts,
      ProcessEngine engine,
      AutomaticNotices automatic,
      RequestedActions actions,
      LookRequests looks,
      RequestedOpenings later,
      Issues all,
      Clock clock) {
    this.issues = issues;
    this.types = types;
    this.system = system;
    this.drafts = drafts;
    this.engine = engine;
    this.automatic = automatic;
    this.actions = actions;
    this.looks = looks;
    this.later = later;
    this.all = all;
    this.clock = clock;
  }

  @Override
  public String open(LockedIssue parent, Map<String, @Nullable Object> parameters) {
    requireNotTooDeep(parent);
    if (parent.state().children().size() >= MOST_CHILDREN) {
      throw new ProcessStuck("openIssue", new IllegalArgumentException("too many children"));
    }
    LockedIssue issue =
        system.open(
            drafts.of(parent.number(), parameters),
            parent.issue().supervisor(),
            new Files(parent.number(), GivenFields.texts(parameters.get("evidence"))));
    IssueOpening.adopt(parent, issue);
    return issue.number();
  }

  @Override
  public void openLater(
      LockedIssue parent,
      ProcessElement source,
      String token,
      List<Map<String, @Nullable Object>> each) {
    requireNotTooDeep(parent);
    requireFewAbove(parent);
    later.request(parent, source, token, each);
  }

  @Override
  public void openingsAbandoned(String token) {
    later.abandoned(token);
  }

  /** The same for issues that open each other in the background. */
  private void requireFewAbove(LockedIssue parent) {
    String above = parent.issue().parent();
    for (int i = 0; above != null; i++) {
      if (i > MOST_NESTED) {
        throw new ProcessEndless();
      }
      above = all.current(above).map(Issue::parent).orElse(null);
    }
  }

  /** Issues that open each other would go on until memory ends. */
  private void requireNotTooDeep(LockedIssue parent) {
    int depth = 0;
    LockedIssue above = parent;
    while (above != null && above.isJustOpened()) {
      depth++;
      if (depth > MOST_NESTED) {
        throw new ProcessEndless();
      }
      String number = above.issue().parent();
      above = number == null ? null : issues.locked(number).orElse(null);
    }
  }

  @Override
  public void reopenParent(LockedIssue child, ProcessElement source, String reason) {
    String number = child.issue().parent();
    if (number == null) {
      return;
    }
    LockedIssue parent = issues.lock(number).orElseThrow();
    if (parent.issue().isOpen() || !parent.issue().closure().good()) {
      return;
    }
    IssueType type = types.find(parent.issue().type()).orElseThrow();
    String instance = engine.newInstance();
    parent.reopen(instance, type.version());
    parent.changeState().beginAgain(clock.instant());
    parent.record(
        clock.instant(),
        Reopened.of(source, child.number(), reason, type.version(), type.sha256()));
    automatic.reopened(parent);
    looks.childChanged(parent);
    engine.start(type.definition(), instance);
  }

  @Override
  public void takeAction(
      LockedIssue issue, ProcessElement source, Map<String, @Nullable Object> parameters) {
    actions.request(issue, source, parameters);
  }
}
