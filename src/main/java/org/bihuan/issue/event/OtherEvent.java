package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Something that this version does not know; nobody writes it. */
public record OtherEvent(
    String code, @Nullable String step, @Nullable String outcome, JsonNode data)
    implements TrailEvent {}
