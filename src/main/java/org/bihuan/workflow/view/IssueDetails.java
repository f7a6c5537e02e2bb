package org.bihuan.workflow.view;

import java.util.List;
import java.util.Set;
import org.bihuan.workflow.Deadlines;

/**
 * An issue with all that one caller can do at it.
 *
 * @param tasks the current ones, oldest first
 * @param deadline why it is due when it is
 * @param passed ids of what it has passed in its process
 */
public record IssueDetails(
    IssueView view, List<TaskAtHand> tasks, Deadlines.Explanation deadline, Set<String> passed) {

  /**
   * A current task.
   *
   * @param task with its form
   * @param groups everybody it is offered to, {@code UNIT/role}
   * @param mine the caller has claimed it
   * @param claimable the caller may claim it now
   * @param separated the caller holds the duty, but did a step this one is separate from
   * @param colleagues usernames of those the caller may hand it to; empty where it is not theirs
   */
  public record TaskAtHand(
      TaskView task,
      int typeVersion,
      String type,
      List<String> groups,
      boolean mine,
      boolean claimable,
      boolean separated,
      List<String> colleagues) {}
}
