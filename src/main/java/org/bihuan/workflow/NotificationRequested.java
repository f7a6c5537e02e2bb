package org.bihuan.workflow;

/**
 * Somebody must be told something. Published inside the transaction of the act.
 *
 * @param to a group, {@code UNIT/role}, or a username
 * @param message a key of the message bundles ({@code notice.…}) or plain text
 */
public record NotificationRequested(String issue, String to, String message) {}
