package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An event of a kind this version does not know; it is only read, never written. */
public record OtherEvent(
    String code, @Nullable String step, @Nullable String outcome, JsonNode data)
    implements TrailEvent {}
