package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bihuan.campaign.lookback.FrameQuery.Reported;
import org.bihuan.campaign.sampling.Frame;
import org.bihuan.campaign.sampling.Frame.Line;
import org.bihuan.campaign.sampling.Method;

/** The signed-off issues that are looked back at, and the frame that a design makes of them. */
record Population(List<SignedOff> issues, List<Reported> reported) {

  /** How many groups of a kind are told apart; the largest ones. */
  private static final int MOST_GROUPS = 500;

  /** From this share of its issues on, a unit counts as one whose issues relapse. */
  private static final double MANY = 0.1;

  /**
   * What was known of a unit or a category when the frame was frozen.
   *
   * @param by {@code unit}, {@code category}, or {@code stratum} of the design
   * @param key its code; empty: of issues that have none
   * @param frame how many issues of the frame are in it
   * @param signedOff how many are reported as signed off
   * @param counted of how many, those withdrawn or standing left out
   */
  record Group(String by, String key, int frame, int signedOff, int counted) {}

  Frame frame(Design design) {
    RiskWeights weights = design.weights() == null ? RiskWeights.USUAL : design.weights();
    Map<String, Boolean> relapsing = relapsing();
    List<Line> lines = new ArrayList<>();
    for (SignedOff issue : issues) {
      int weight = weights.of(issue, relapsing.getOrDefault(issue.unit(), false));
      String stratum = stratum(design, issue, weight);
      int value =
          switch (design.method()) {
            case WEIGHTED -> weight;
            case STRATIFIED -> design.rates().getOrDefault(stratum, 1);
            case ALL, SIMPLE -> 1;
          };
      lines.add(new Line(issue.number(), stratum, value));
    }
    return new Frame(lines);
  }

  private static String stratum(Design design, SignedOff issue, int weight) {
    if (design.method() != Method.STRATIFIED || design.stratum() == null) {
      return "";
    }
    return switch (design.stratum()) {
      case "unit" -> issue.unit();
      case "category" -> issue.category();
      case "severity" -> issue.severity();
      default -> weight >= 7 ? "high" : weight >= 4 ? "medium" : "low";
    };
  }

  private Map<String, Boolean> relapsing() {
    Map<String, int[]> counts = new HashMap<>();
    for (SignedOff issue : issues) {
      int[] count = counts.computeIfAbsent(issue.unit(), unit -> new int[2]);
      count[0]++;
      count[1] += issue.relapses() > 0 ? 1 : 0;
    }
    Map<String, Boolean> relapsing = new HashMap<>();
    counts.forEach((unit, count) -> relapsing.put(unit, count[1] >= MANY * count[0]));
    return relapsing;
  }

  /** All, by unit and by category, the largest first. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    groups.addAll(groups("", issue -> "", reported -> ""));
    groups.addAll(groups("unit", SignedOff::unit, Reported::unit));
    groups.addAll(groups("category", SignedOff::category, Reported::category));
    return groups;
  }

  private List<Group> groups(
      String by, Function<SignedOff, String> key, Function<Reported, String> reportedKey) {
    Map<String, int[]> counts = new HashMap<>();
    for (SignedOff issue : issues) {
      counts.computeIfAbsent(key.apply(issue), k -> new int[3])[0]++;
    }
    for (Reported one : reported) {
      int[] count = counts.get(reportedKey.apply(one));
      if (count != null) {
        count[1] += one.signedOff();
        count[2] += one.counted();
      }
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                new Group(
                    by,
                    entry.getKey(),
                    entry.getValue()[0],
                    entry.getValue()[1],
                    entry.getValue()[2]))
        .sorted(Comparator.comparingInt(Group::frame).reversed().thenComparing(Group::key))
        .limit(MOST_GROUPS)
        .toList();
  }
}
