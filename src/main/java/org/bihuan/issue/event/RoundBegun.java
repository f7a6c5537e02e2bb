package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;

/** A new round began. */
public record RoundBegun(JsonNode data) implements TrailEvent {

  static final String CODE = "roundBegun";

  private static final String ROUND = "round";

  public static RoundBegun of(ProcessElement source, int round) {
    return new RoundBegun(Members.of(source).with(ROUND, round).json());
  }

  @Override
  public String code() {
    return CODE;
  }
}
