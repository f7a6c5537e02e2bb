package org.bihuan.issue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.jspecify.annotations.Nullable;

/** Copies an issue with some of its parts changed. */
final class IssueChange {

  private final Issue from;
  private int typeVersion;
  private IssueFacts facts;
  private @Nullable Instant dueAt;
  private Closure closure;
  private Progress progress;
  private Timing timing;

  IssueChange(Issue from) {
    this.from = from;
    typeVersion = from.typeVersion();
    facts = from.facts();
    dueAt = from.dueAt();
    closure = from.closure();
    progress = from.progress();
    timing = from.timing();
  }

  IssueChange typeVersion(int value) {
    typeVersion = value;
    return this;
  }

  IssueChange movedTo(@Nullable String unit, String supervisor) {
    facts = facts.movedTo(unit, supervisor);
    return this;
  }

  IssueChange corrected(Map<String, String> texts) {
    facts = facts.corrected(texts);
    return this;
  }

  IssueChange dueAt(@Nullable Instant value) {
    dueAt = value;
    return this;
  }

  IssueChange nextRound() {
    progress = progress.nextRound();
    return this;
  }

  IssueChange steps(List<String> value) {
    progress = progress.at(value);
    return this;
  }

  IssueChange timing(Timing value) {
    timing = value;
    return this;
  }

  IssueChange closed(Closure value) {
    closure = value;
    progress = progress.at(List.of());
    if (value.good() && value.workingDays() != null) {
      timing = timing.signedOff(value.workingDays());
    }
    return this;
  }

  IssueChange standing(boolean standing) {
    closure = standing ? Closure.STANDING : Closure.OPEN;
    return this;
  }

  IssueChange reopened() {
    closure = Closure.OPEN;
    progress = progress.relapsed();
    timing = timing.begunAgain();
    dueAt = null;
    return this;
  }

  Issue toIssue() {
    return new Issue(
        from.number(),
        from.type(),
        typeVersion,
        facts,
        from.openedAt(),
        from.openedBy(),
        dueAt,
        closure,
        progress,
        timing,
        from.revision() == 0 ? 1 : from.revision());
  }
}
