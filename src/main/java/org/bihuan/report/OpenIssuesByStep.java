package org.bihuan.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers of open issues that somebody may see, by type, version and current steps. */
@Schema(name = "Standing")
public record OpenIssuesByStep(List<At> places) {

  /**
   * Issues of one version that stand at the same steps.
   *
   * @param steps several where the process has parallel branches; empty where no step waits
   */
  public record At(String type, int version, List<String> steps, long total) {}

  /** Numbers of open issues by version of a type. */
  public Map<Integer, Long> byVersion(String type) {
    return places.stream()
        .filter(at -> at.type().equals(type))
        .collect(
            Collectors.groupingBy(At::version, TreeMap::new, Collectors.summingLong(At::total)));
  }

  /**
   * Numbers of open issues by step of a type; an issue with two current steps is counted at both.
   *
   * @param version null: of all versions
   */
  public Map<String, Long> byStep(String type, @Nullable Integer version) {
    Map<String, Long> steps = new TreeMap<>();
    places.stream()
        .filter(at -> at.type().equals(type))
        .filter(at -> version == null || version == at.version())
        .forEach(at -> at.steps().forEach(step -> steps.merge(step, at.total(), Long::sum)));
    return steps;
  }
}
