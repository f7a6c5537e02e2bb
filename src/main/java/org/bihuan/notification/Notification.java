package org.bihuan.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message for one reader.
 *
 * @param issue the issue's number
 * @param title the issue's title; null where this reader may not see the issue
 * @param message a message key, or text
 * @param read whether this reader has read it
 */
public record Notification(
    long id, Instant at, String issue, @Nullable String title, String message, boolean read) {}
