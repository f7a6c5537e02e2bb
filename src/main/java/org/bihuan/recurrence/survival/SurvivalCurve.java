package org.bihuan.recurrence.survival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The share of sign-offs whose problem has not come back, by days since the sign-off: the estimate
 * of Kaplan and Meier, which takes into account that most were signed off too lately to know. Its
 * limits are Greenwood's on the scale log(−log), 95 % at each day.
 *
 * @param signedOff how many sign-offs
 * @param cameBack after how many of them the problem has come back
 * @param median the day on which half of them had come back; null where more than half still hold
 * @param longest for how many days the oldest that still holds has held, or the last that came back
 *     did
 * @param steps the days on which some came back, in order
 */
public record SurvivalCurve(
    int signedOff, int cameBack, @Nullable Integer median, int longest, List<Step> steps) {

  private static final double QUANTILE = 1.959964;

  /**
   * One day on which problems came back.
   *
   * @param day days since the sign-off
   * @param atRisk how many held until that day, or longer
   * @param cameBack how many of them came back on it
   * @param held the share that holds after it
   * @param low the lower limit of that share
   * @param high the upper limit
   */
  public record Step(int day, int atRisk, int cameBack, double held, double low, double high) {}

  /** A sign-off whose problem came back; on the same day, or before, counts as day 0. */
  public record Returned(LocalDate signedOffOn, LocalDate cameBackOn) {

    int days() {
      return days(signedOffOn, cameBackOn);
    }

    private static int days(LocalDate from, LocalDate to) {
      return (int) Math.max(0, Math.min(Integer.MAX_VALUE, ChronoUnit.DAYS.between(from, to)));
    }
  }

  /**
   * @param signedOff how many were signed off on each day, those that came back too
   * @param returned those that came back
   * @param today until when the others are known to hold
   */
  public static SurvivalCurve of(
      Map<LocalDate, Integer> signedOff, Collection<Returned> returned, LocalDate today) {
    Map<LocalDate, Integer> holding = new TreeMap<>(signedOff);
    TreeMap<Integer, Integer> back = new TreeMap<>();
    for (Returned one : returned) {
      holding.merge(one.signedOffOn(), -1, Integer::sum);
      back.merge(one.days(), 1, Integer::sum);
    }
    TreeMap<Integer, Integer> known = new TreeMap<>(back); // by how long each is known
    holding.forEach(
        (day, many) -> {
          if (many > 0) {
            known.merge(Returned.days(day, today), many, Integer::sum);
          }
        });
    int all = known.values().stream().mapToInt(Integer::intValue).sum();
    return new SurvivalCurve(
            all,
            returned.size(),
            null,
            known.isEmpty() ? 0 : known.lastKey(),
            steps(all, known, back))
        .withMedian();
  }

  private static List<Step> steps(
      int all, TreeMap<Integer, Integer> known, TreeMap<Integer, Integer> back) {
    List<Step> steps = new ArrayList<>();
    double held = 1;
    double variance = 0;
    double high = 1;
    int atRisk = all;
    for (Map.Entry<Integer, Integer> at : known.entrySet()) {
      int came = back.getOrDefault(at.getKey(), 0);
      if (came > 0) {
        held *= (double) (atRisk - came) / atRisk;
        variance += (double) came / ((double) atRisk * (atRisk - came));
        double low = 0;
        if (atRisk > came) {
          double spread = QUANTILE * Math.sqrt(variance) / -Math.log(held);
          low = Math.pow(held, Math.exp(spread));
          high = Math.pow(held, Math.exp(-spread));
        } else {
          held = 0;
        }
        steps.add(new Step(at.getKey(), atRisk, came, held, low, high));
      }
      atRisk -= at.getValue();
    }
    return List.copyOf(steps);
  }

  private SurvivalCurve withMedian() {
    Integer half =
        steps.stream().filter(step -> step.held() <= 0.5).map(Step::day).findFirst().orElse(null);
    return new SurvivalCurve(signedOff, cameBack, half, longest, steps);
  }

  /**
   * The share that holds after so many days; null where none has been known for so long.
   *
   * @param days since the sign-off
   */
  public @Nullable Double heldAfter(int days) {
    if (days > longest) {
      return null;
    }
    double held = 1;
    for (Step step : steps) {
      if (step.day() <= days) {
        held = step.held();
      }
    }
    return held;
  }
}
