package org.bihuan.issue;

import java.time.Instant;
import java.util.List;
import org.bihuan.issue.facts.Status;
import org.jspecify.annotations.Nullable;

/** Copies an issue with some of its values changed. */
final class IssueChange {

  private final Issue from;
  private int typeVersion;
  private @Nullable String unit;
  private String supervisor;
  private @Nullable Instant dueAt;
  private Status status;
  private @Nullable String resolution;
  private boolean counted;
  private boolean good;
  private @Nullable Instant closedAt;
  private @Nullable Integer workingDays;
  private int round;
  private int relapses;
  private List<String> steps;

  IssueChange(Issue from) {
    this.from = from;
    typeVersion = from.typeVersion();
    unit = from.unit();
    supervisor = from.supervisor();
    dueAt = from.dueAt();
    status = from.status();
    resolution = from.resolution();
    counted = from.counted();
    good = from.good();
    closedAt = from.closedAt();
    workingDays = from.workingDays();
    round = from.round();
    relapses = from.relapses();
    steps = from.steps();
  }

  IssueChange typeVersion(int value) {
    typeVersion = value;
    return this;
  }

  IssueChange unit(@Nullable String value) {
    unit = value;
    return this;
  }

  IssueChange supervisor(String value) {
    supervisor = value;
    return this;
  }

  IssueChange dueAt(@Nullable Instant value) {
    dueAt = value;
    return this;
  }

  IssueChange round(int value) {
    round = value;
    return this;
  }

  IssueChange steps(List<String> value) {
    steps = List.copyOf(value);
    return this;
  }

  IssueChange closed(String end, boolean counts, boolean succeeded, Instant at, int days) {
    status = Status.CLOSED;
    resolution = end;
    counted = counts;
    good = succeeded;
    closedAt = at;
    workingDays = days;
    steps = List.of();
    return this;
  }

  IssueChange reopened() {
    status = Status.OPEN;
    resolution = null;
    counted = true;
    good = false;
    closedAt = null;
    workingDays = null;
    dueAt = null;
    relapses++;
    return this;
  }

  Issue toIssue() {
    return new Issue(
        from.number(),
        from.type(),
        typeVersion,
        from.title(),
        from.description(),
        from.category(),
        from.severity(),
        from.source(),
        unit,
        supervisor,
        from.location(),
        from.basis(),
        from.campaign(),
        from.parent(),
        from.remark(),
        from.openedAt(),
        from.openedBy(),
        dueAt,
        status,
        resolution,
        counted,
        good,
        closedAt,
        workingDays,
        round,
        relapses,
        steps,
        from.revision() == 0 ? 1 : from.revision());
  }
}
