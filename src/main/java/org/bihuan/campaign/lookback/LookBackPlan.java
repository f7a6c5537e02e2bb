package org.bihuan.campaign.lookback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.rate.SampleSize;
import org.bihuan.campaign.rate.StratifiedRate;
import org.bihuan.campaign.rate.StratifiedRate.Stratum;
import org.bihuan.campaign.rate.WeightedRate;
import org.bihuan.campaign.sampling.Allocation;
import org.bihuan.campaign.sampling.Draw;
import org.bihuan.campaign.sampling.Frame;
import org.bihuan.campaign.sampling.Frame.Line;
import org.bihuan.campaign.sampling.Method;
import org.jspecify.annotations.Nullable;

/**
 * What a sample would show, and what it costs.
 *
 * @param frameSize how many signed-off issues there are
 * @param sampleSize how many of them are drawn
 * @param expectedWidth how wide the interval of the rate is expected to be, as a fraction, where
 *     the rate is {@code expected}
 * @param expected the rate that is supposed
 * @param provenWithoutRelapse the least rate that is proven where all that is drawn holds
 * @param days of work that the rechecks take
 * @param strata how many are drawn of each
 * @param weights how many issues have each weight from 1 to 10; absent where nothing is weighted
 */
public record LookBackPlan(
    @JsonProperty("N") int frameSize,
    @JsonProperty("n") int sampleSize,
    double expectedWidth,
    double expected,
    double provenWithoutRelapse,
    double days,
    List<StratumPlan> strata,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> weights) {

  /**
   * One stratum.
   *
   * @param key its code; empty: of issues that have none
   */
  public record StratumPlan(
      String key, @JsonProperty("N") int frameSize, @JsonProperty("n") int sampleSize, int rate) {}

  static LookBackPlan of(Frame frame, Method method, int size, double expected, double daysEach) {
    List<StratumPlan> strata = method == Method.STRATIFIED ? strata(frame, size) : List.of();
    double design =
        switch (method) {
          case ALL, SIMPLE -> 0;
          case STRATIFIED ->
              StratifiedRate.designSize(
                  strata.stream()
                      .map(one -> new Stratum(one.frameSize(), one.sampleSize(), 0))
                      .toList());
          case WEIGHTED -> WeightedRate.designSize(frame.size(), Draw.spread(frame, size));
        };
    boolean simple = method == Method.ALL || method == Method.SIMPLE;
    return new LookBackPlan(
        frame.size(),
        size,
        simple
            ? SampleSize.expectedWidth(frame.size(), size, expected)
            : SampleSize.expectedWidth(design, expected),
        expected,
        simple
            ? SampleSize.provenWithoutRelapse(frame.size(), size)
            : SampleSize.provenWithoutRelapse(design),
        size * daysEach,
        strata,
        method == Method.WEIGHTED ? weights(frame) : null);
  }

  private static List<StratumPlan> strata(Frame frame, int size) {
    Map<String, Integer> sizes = frame.strata();
    Map<String, Integer> rates = frame.rates();
    List<StratumPlan> strata = new ArrayList<>();
    Allocation.of(sizes, rates, size)
        .forEach(
            (key, drawn) ->
                strata.add(
                    new StratumPlan(
                        key, sizes.getOrDefault(key, 0), drawn, rates.getOrDefault(key, 1))));
    return strata;
  }

  private static List<Integer> weights(Frame frame) {
    int[] counts = new int[RiskWeights.MOST];
    for (Line line : frame.lines()) {
      counts[line.value() - 1]++;
    }
    return java.util.Arrays.stream(counts).boxed().toList();
  }
}
