package org.bihuan.campaign.lookback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.campaign.lookback.LookBackView.Found;
import org.bihuan.campaign.lookback.Verdicts.Judged;
import org.bihuan.campaign.rate.Estimate;
import org.bihuan.campaign.rate.Hypergeometric;
import org.bihuan.campaign.rate.Interval;
import org.bihuan.campaign.rate.StratifiedRate;
import org.bihuan.campaign.rate.StratifiedRate.Stratum;
import org.bihuan.campaign.rate.WeightedRate;
import org.bihuan.campaign.sampling.Method;
import org.bihuan.process.language.ProcessModel.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the verdicts of a sample say of its frame. What has no verdict, or cannot be checked, counts
 * as not holding for the lower limit and as holding for the upper.
 */
final class Results {

  /** With fewer rechecked there are numbers, but no interval. */
  private static final int FEWEST = 5;

  private final LookBack lookBack;
  private final Verdicts all;
  private final Map<String, Integer> strata;

  /**
   * @param strata how many issues of the frame each stratum has; empty where it is not stratified
   */
  Results(LookBack lookBack, Verdicts all, Map<String, Integer> strata) {
    this.lookBack = lookBack;
    this.all = all;
    this.strata = strata;
  }

  private record Limits(
      @Nullable Double rate, @Nullable Interval interval, @Nullable Double effectiveN) {}

  Found total(@Nullable Double selfReported) {
    Limits limits =
        all.size() == 0
            ? new Limits(null, null, null)
            : switch (lookBack.method()) {
              case ALL, SIMPLE -> simple(lookBack.frameSize(), all);
              case STRATIFIED -> stratified();
              case WEIGHTED -> weighted();
            };
    return found(all, limits, selfReported);
  }

  /**
   * A part of the frame. Of a simple sample, and within one stratum, it is a simple sample itself;
   * else there are numbers, but no interval.
   *
   * @param isStratum whether it is one of the strata
   */
  Found part(int frame, Verdicts part, boolean isStratum, @Nullable Double selfReported) {
    boolean simple =
        lookBack.method() == Method.ALL || lookBack.method() == Method.SIMPLE || isStratum;
    Limits limits =
        simple && part.size() > 0
            ? simple(frame, part)
            : new Limits(
                lookBack.method() == Method.WEIGHTED ? rate(part.known()) : null, null, null);
    return found(part, limits, selfReported);
  }

  private static Found found(Verdicts part, Limits limits, @Nullable Double selfReported) {
    boolean enough = part.rechecked() >= FEWEST;
    Interval interval = enough ? limits.interval() : null;
    return new Found(
        part.rechecked(),
        part.holding(),
        part.count(Verdict.RELAPSED),
        part.count(Verdict.NEVER_FIXED),
        part.count(Verdict.CANNOT_BE_CHECKED),
        part.count(null),
        limits.rate(),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        Estimate.CONFIDENCE,
        interval == null ? null : limits.effectiveN(),
        selfReported);
  }

  private static Limits simple(int frame, Verdicts part) {
    int n = part.size();
    Interval low = Hypergeometric.limits(frame, n, part.holding()).of(frame);
    Interval high = Hypergeometric.limits(frame, n, part.holdingAtMost()).of(frame);
    int rechecked = part.rechecked();
    return new Limits(
        rechecked == 0 ? null : (double) part.holding() / rechecked,
        new Interval(low.low(), high.high()),
        (double) n);
  }

  private Limits stratified() {
    Estimate low = strata(false);
    Estimate high = strata(true);
    List<Stratum> known = new ArrayList<>();
    byStratum(all.known())
        .forEach(
            (stratum, part) -> known.add(new Stratum(frame(stratum), part.size(), part.holding())));
    boolean everywhere = known.size() == strata.size();
    return limits(everywhere ? StratifiedRate.of(known).rate() : null, low, high);
  }

  private int frame(String stratum) {
    return strata.getOrDefault(stratum, 0);
  }

  private static Map<String, Verdicts> byStratum(Verdicts verdicts) {
    Map<String, List<Judged>> parts = new TreeMap<>();
    verdicts
        .issues()
        .forEach(
            one -> parts.computeIfAbsent(one.issue().stratum(), key -> new ArrayList<>()).add(one));
    Map<String, Verdicts> found = new TreeMap<>();
    parts.forEach((stratum, issues) -> found.put(stratum, new Verdicts(issues)));
    return found;
  }

  private Estimate strata(boolean atMost) {
    List<Stratum> found = new ArrayList<>();
    byStratum(all)
        .forEach(
            (stratum, part) ->
                found.add(
                    new Stratum(
                        frame(stratum),
                        part.size(),
                        atMost ? part.holdingAtMost() : part.holding())));
    return clipped(StratifiedRate.of(found), atMost);
  }

  private Estimate clipped(Estimate estimate, boolean atMost) {
    int holding = atMost ? all.holdingAtMost() : all.holding();
    return estimate.clipped(lookBack.frameSize(), holding, all.size() - holding);
  }

  private Limits weighted() {
    double design =
        WeightedRate.designSize(
            lookBack.frameSize(), Optional.ofNullable(lookBack.spread()).orElse(0.0));
    return limits(rate(all.known()), weights(design, false), weights(design, true));
  }

  private static @Nullable Double rate(Verdicts known) {
    return known.size() == 0
        ? null
        : WeightedRate.of(drawn(known, false), Double.POSITIVE_INFINITY).rate();
  }

  private Estimate weights(double design, boolean atMost) {
    return clipped(WeightedRate.of(drawn(all, atMost), design), atMost);
  }

  private static List<WeightedRate.Drawn> drawn(Verdicts verdicts, boolean atMost) {
    return verdicts.issues().stream()
        .map(
            one ->
                new WeightedRate.Drawn(one.holds() || (atMost && one.isOpen()), one.issue().pi()))
        .toList();
  }

  private static Limits limits(@Nullable Double rate, Estimate low, Estimate high) {
    double size = Math.min(low.effectiveN(), high.effectiveN());
    return new Limits(
        rate,
        new Interval(low.low(), high.high()),
        Double.isInfinite(size) ? null : size); // JSON has no infinity
  }
}
