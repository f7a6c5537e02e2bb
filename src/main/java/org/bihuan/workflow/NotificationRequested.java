package org.bihuan.workflow;

/**
 * A notification should be sent. Published within the transaction that causes it.
 *
 * @param to a group, {@code UNIT/role}, or a username
 * @param message a key of the message bundles ({@code notice.…}) or plain text
 */
public record NotificationRequested(String issue, String to, String message) {}
