package org.bihuan.workflow.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages sent without a process saying so. Each is stored as a key of the message bundles,
 * followed by type, version and element of the process, and for a decision by the step and its
 * outcome: their names are found when it is read, in the reader's language.
 */
enum Message {
  TASK("notice.task"),
  TASK_AGAIN("notice.task-again"),
  TASK_ENDED("notice.task-ended"),
  TRANSFERRED("notice.transferred"),
  RELEASED("notice.released"),
  DECIDED("notice.decided"),
  CLOSED("notice.closed"),
  REOPENED("notice.reopened");

  private final String key;

  Message(String key) {
    this.key = key;
  }

  /** As it is stored. */
  String about(Object... names) {
    List<String> parts = new ArrayList<>(List.of(key));
    for (Object name : names) {
      parts.add(String.valueOf(name));
    }
    return String.join(" ", parts);
  }
}
