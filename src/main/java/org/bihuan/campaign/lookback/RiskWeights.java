package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * How much more likely a signed-off issue is looked at again the riskier it is: 1 and what applies
 * is added up, at most 10. Each is a whole number from 0 to 9; null is the usual one.
 *
 * @param major of major severity
 * @param critical of critical severity
 * @param round for each round after the first, at most three times
 * @param late handed in after the due date; twice where by more than 5 days, three times by more
 *     than 20
 * @param relapsed the issue itself relapsed before
 * @param unitRelapses at least a tenth of the unit's issues in the frame relapsed before
 * @param quickReview signed off within ten minutes after it was handed in
 */
public record RiskWeights(
    @Nullable Integer major,
    @Nullable Integer critical,
    @Nullable Integer round,
    @Nullable Integer late,
    @Nullable Integer relapsed,
    @Nullable Integer unitRelapses,
    @Nullable Integer quickReview) {

  /** The greatest weight: what is more uneven gives intervals that are too narrow. */
  public static final int MOST = 10;

  public static final RiskWeights USUAL = new RiskWeights(2, 4, 1, 1, 3, 2, 2);

  private static final int QUICK_MINUTES = 10;
  private static final int MOST_ROUNDS = 3;

  /** All by their names, the usual ones in place of those not given. */
  public Map<String, Integer> points() {
    Map<String, Integer> points = new LinkedHashMap<>();
    points.put("major", or(major, 2));
    points.put("critical", or(critical, 4));
    points.put("round", or(round, 1));
    points.put("late", or(late, 1));
    points.put("relapsed", or(relapsed, 3));
    points.put("unitRelapses", or(unitRelapses, 2));
    points.put("quickReview", or(quickReview, 2));
    return points;
  }

  private static int or(@Nullable Integer given, int usual) {
    return given == null ? usual : given;
  }

  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    points()
        .forEach(
            (name, points) -> {
              if (points < 0 || points > MOST - 1) {
                faults.add(new FieldError("weights." + name, "look-back.range", 0, MOST - 1));
              }
            });
    return faults;
  }

  /**
   * The weight of an issue, from 1 to 10.
   *
   * @param unitRelapsed whether many of its unit's issues relapsed before
   */
  int of(SignedOff issue, boolean unitRelapsed) {
    Map<String, Integer> points = points();
    int weight = 1 + points.getOrDefault(issue.severity(), 0);
    weight += points.getOrDefault("round", 0) * Math.min(issue.round() - 1, MOST_ROUNDS);
    weight += points.getOrDefault("late", 0) * lateness(issue.daysLate());
    weight += issue.relapses() > 0 ? points.getOrDefault("relapsed", 0) : 0;
    weight += unitRelapsed ? points.getOrDefault("unitRelapses", 0) : 0;
    boolean quick = issue.reviewMinutes() != null && issue.reviewMinutes() < QUICK_MINUTES;
    weight += quick ? points.getOrDefault("quickReview", 0) : 0;
    return Math.min(MOST, weight);
  }

  private static int lateness(int days) {
    return days <= 0 ? 0 : days <= 5 ? 1 : days <= 20 ? 2 : 3;
  }
}
