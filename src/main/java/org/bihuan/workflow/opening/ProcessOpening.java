package org.bihuan.workflow.opening;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.event.Reopened;
import org.bihuan.organization.SystemActor;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ProcessEndless;
import org.bihuan.process.ProcessStuck;
import org.bihuan.workflow.ChildIssues;
import org.bihuan.workflow.action.RequestedActions;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens issues for processes, and reopens them after a relapse. */
@Component
class ProcessOpening implements ChildIssues {

  /** Facts that only the process sets: they are not inherited from the parent. */
  private static final Set<String> OWN = Set.of("unit", "description", "supervisor");

  /** Facts of the parent that do not apply to its children. */
  private static final Set<String> NOT_INHERITED = Set.of("title", "parent", "remark");

  /** How many issues may be opened within each other by one act. */
  private static final int MOST_NESTED = 10;

  private final LockedIssues issues;
  private final IssueTypes types;
  private final IssueOpening opening;
  private final ProcessEngine engine;
  private final AutomaticNotices automatic;
  private final RequestedActions actions;
  private final Clock clock;

  ProcessOpening(
      LockedIssues issues,
      IssueTypes types,
      IssueOpening opening,
      ProcessEngine engine,
      AutomaticNotices automatic,
      RequestedActions actions,
      Clock clock) {
    this.issues = issues;
    this.types = types;
    this.opening = opening;
    this.engine = engine;
    this.automatic = automatic;
    this.actions = actions;
    this.clock = clock;
  }

  @Override
  public String open(LockedIssue parent, Map<String, @Nullable Object> parameters) {
    requireNotTooDeep(parent);
    NewIssue draft = draft(parent, parameters);
    IssueType type = opening.type(draft);
    String supervisor =
        draft.supervisor() == null ? parent.issue().supervisor() : draft.supervisor();
    LockedIssue issue = opening.create(type, draft, supervisor, SystemActor.USERNAME);
    Map<String, Object> fields = opening.checked(issue, type, draft);
    opening.begin(issue, type, SystemActor.USERNAME, null, fields);
    IssueOpening.adopt(parent, issue);
    return issue.number();
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

  private static NewIssue draft(LockedIssue parent, Map<String, @Nullable Object> parameters) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Object asked = parameters.get("fields");
    if (asked instanceof Map<?, ?> given) {
      given.forEach((key, value) -> fields.put(String.valueOf(key), value));
    } else if (asked != null && !asked.equals("")) {
      throw new ProcessStuck("openIssue", new IllegalArgumentException("fields is a text"));
    }
    Map<String, @Nullable String> facts = new HashMap<>(parent.issue().facts().texts());
    facts.keySet().removeAll(NOT_INHERITED);
    for (String name : OWN) {
      facts.put(name, optional(parameters, name));
    }
    facts.put("title", shortened("title", text(parameters, "title")));
    facts.computeIfPresent("description", ProcessOpening::shortened);
    facts.put("parent", parent.number());
    return new NewIssue(text(parameters, "type"), facts, null, fields);
  }

  /** A title made of another one grows with each escalation. */
  private static String shortened(String fact, String text) {
    int most = Objects.requireNonNull(NewIssueCheck.LONGEST.get(fact));
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
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
    engine.start(type.definition(), instance);
  }

  @Override
  public void takeAction(
      LockedIssue issue, ProcessElement source, Map<String, @Nullable Object> parameters) {
    actions.request(issue, source, parameters);
  }

  private static String text(Map<String, @Nullable Object> parameters, String name) {
    Object value = parameters.get(name);
    return value == null ? "" : value.toString();
  }

  private static @Nullable String optional(Map<String, @Nullable Object> parameters, String name) {
    String text = text(parameters, name);
    return text.isEmpty() ? null : text;
  }
}
