package org.bihuan.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.issue.facts.Instance;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A step that waits to be completed by somebody.
 *
 * @param groups who may claim it; the first is the step's own
 * @param users persons who may claim it, beside the groups or instead of them
 * @param token the engine's id of the waiting execution
 * @param type the process that contains the step: the issue's own, or one that it calls
 * @param excluded usernames of those who may not claim it, since they did a step it must be
 *     separate from
 * @param createdAt when the task was created
 * @param claimedAt when it was claimed by, or transferred to, its present holder; null while
 *     unclaimed
 * @param instance which of several it is, where its step is done for each of several
 */
public record Task(
    String id,
    String issue,
    List<String> groups,
    List<String> users,
    String token,
    String type,
    int typeVersion,
    String step,
    @Nullable String assignee,
    @Nullable Instant dueAt,
    int round,
    Set<String> excluded,
    Instant createdAt,
    @Nullable Instant claimedAt,
    Instance instance) {

  /**
   * Rounds times to the stored precision, so that the hash over a task is the same before and after
   * storing.
   */
  public Task {
    dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MILLIS);
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    claimedAt = claimedAt == null ? null : claimedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  public boolean isOfferedTo(Caller caller) {
    return users.contains(caller.username()) || groups.stream().anyMatch(caller::inGroup);
  }

  /** Everybody who may claim it: groups, {@code UNIT/role}, and usernames. */
  public List<String> candidates() {
    return Stream.concat(groups.stream(), users.stream()).toList();
  }

  /** The caller's duty by which they may claim this. */
  @Nullable String unitOf(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> groups.contains(duty.group()))
        .map(duty -> duty.unit())
        .findFirst()
        .orElse(null);
  }

  /** The group of that duty, {@code UNIT/role}. */
  @Nullable String groupOf(Caller caller) {
    return caller.duties().stream()
        .map(duty -> duty.group())
        .filter(groups::contains)
        .findFirst()
        .orElse(null);
  }

  Task assignedTo(@Nullable String username, @Nullable Instant at) {
    return new Task(
        id,
        issue,
        groups,
        users,
        token,
        type,
        typeVersion,
        step,
        username,
        dueAt,
        round,
        excluded,
        createdAt,
        at,
        instance);
  }

  Task offeredTo(List<String> newGroups, List<String> newUsers, Set<String> newExcluded) {
    return new Task(
        id,
        issue,
        newGroups,
        newUsers,
        token,
        type,
        typeVersion,
        step,
        assignee,
        dueAt,
        round,
        newExcluded,
        createdAt,
        claimedAt,
        instance);
  }

  Task dueAt(Instant due) {
    return new Task(
        id,
        issue,
        groups,
        users,
        token,
        type,
        typeVersion,
        step,
        assignee,
        due,
        round,
        excluded,
        createdAt,
        claimedAt,
        instance);
  }

  public Task ofVersion(int version) {
    return new Task(
        id, issue, groups, users, token, type, version, step, assignee, dueAt, round, excluded,
        createdAt, claimedAt, instance);
  }
}
