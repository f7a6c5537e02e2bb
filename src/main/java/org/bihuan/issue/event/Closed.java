package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The issue was closed. */
public record Closed(@Nullable String outcome, JsonNode data) implements TrailEvent {

  static final String CODE = "closed";

  private static final String COUNTED = "counted";
  private static final String GOOD = "good";
  private static final String WORKING_DAYS = "workingDays";

  /** Members that also stand in the issue's row; older entries lack some of them. */
  public static final List<String> FACTS = List.of(COUNTED, GOOD, WORKING_DAYS);

  /**
   * @param resolution the end that was reached
   * @param counted whether it counts in rates
   * @param workingDays from the issue's opening, or last reopening, on
   */
  public static Closed of(String resolution, boolean counted, boolean good, int workingDays) {
    return new Closed(
        resolution,
        Members.none()
            .with(COUNTED, counted)
            .with(GOOD, good)
            .with(WORKING_DAYS, workingDays)
            .json());
  }

  @Override
  public String code() {
    return CODE;
  }

  /** Those of {@link #FACTS} that the entry has. */
  public Map<String, JsonNode> facts() {
    Map<String, JsonNode> facts = new LinkedHashMap<>();
    FACTS.stream().filter(data::has).forEach(name -> facts.put(name, data.path(name)));
    return facts;
  }
}
