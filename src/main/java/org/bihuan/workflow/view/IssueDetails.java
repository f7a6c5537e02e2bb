package org.bihuan.workflow.view;

import java.util.List;
import java.util.Set;

/**
 * An issue with everything that one caller can do with it.
 *
 * @param tasks the current ones, oldest first
 * @param deadline why it is due at its due date
 * @param passed ids of what it has passed in its process
 */
public record IssueDetails(
    IssueView view, List<TaskDetails> tasks, Deadlines.Explanation deadline, Set<String> passed) {

  /**
   * A current task.
   *
   * @param task with its form
   * @param candidates to whom it is offered: its own group, {@code UNIT/role}, and usernames
   * @param mine the caller has claimed it
   * @param claimable the caller may claim it now
   * @param separated the caller holds the duty, but did a step from which this one is separate
   * @param overseen somebody else has claimed it, and the caller may move it as their leader or
   *     administrator
   * @param colleagues usernames of those to whom the caller may transfer it; empty where they may
   *     not
   */
  public record TaskDetails(
      TaskView task,
      int typeVersion,
      String type,
      List<String> candidates,
      boolean mine,
      boolean claimable,
      boolean separated,
      boolean overseen,
      List<String> colleagues) {}
}
