package org.bihuan.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A message in its reader's language.
 *
 * @param issue the issue's number
 * @param read whether this reader has read it
 */
@Schema(name = "Notification")
public record NotificationView(String id, Instant at, String issue, String message, boolean read) {}
