package org.bihuan.workflow.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification should be sent. Published within the transaction that causes it.
 *
 * @param to groups, {@code UNIT/role}, and usernames
 * @param message a key of the message bundles ({@code notice.…}) with its arguments, or plain text
 * @param except who caused it: not notified of their own act, whichever groups they are in
 */
public record NotificationRequested(
    String issue, List<String> to, String message, @Nullable String except) {

  /** A notification to one group or person, whoever caused it. */
  public NotificationRequested(String issue, String to, String message) {
    this(issue, List.of(to), message, null);
  }
}
