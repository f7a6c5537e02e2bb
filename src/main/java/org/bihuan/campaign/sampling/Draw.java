package org.bihuan.campaign.sampling;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bihuan.campaign.sampling.Frame.Line;

/**
 * Draws samples by hashes, so that anybody can draw the same one again from the frame and the word.
 */
public final class Draw {

  private final Frame frame;
  private final int sample;
  private final String seed;
  private final String start;
  private final List<Line> byKey;

  /**
   * @param sample how many are drawn, from 1 to all
   * @param word what was not known when the frame was frozen
   */
  public Draw(Frame frame, int sample, String word) {
    if (sample < 1 || sample > frame.size()) {
      throw new IllegalArgumentException("cannot draw " + sample + " of " + frame.size());
    }
    this.frame = frame;
    this.sample = sample;
    this.seed = Hashes.hex(frame.hash() + ":" + word);
    UnaryOperator<String> key = Hashes.hexAfter(seed + ":");
    this.start = key.apply("start");
    this.byKey =
        frame.lines().stream()
            .map(line -> new Keyed(key.apply(line.number()), line))
            .sorted(Comparator.comparing(Keyed::key))
            .map(Keyed::line)
            .toList();
  }

  private record Keyed(String key, Line line) {}

  /**
   * One issue of the sample.
   *
   * @param pi how likely it was to be drawn
   */
  public record Drawn(Line line, double pi) {}

  /** SHA-256 of the frame's hash, a colon and the word, in lower-case hex. */
  public String seed() {
    return seed;
  }

  /** The sample, by number. */
  public List<Drawn> drawn(Method method) {
    List<Drawn> drawn =
        switch (method) {
          case ALL, SIMPLE -> simple();
          case STRATIFIED -> stratified();
          case WEIGHTED -> weighted();
        };
    drawn.sort(Comparator.comparing(one -> one.line().number(), Hashes.BY_CODE_POINT));
    return drawn;
  }

  private List<Drawn> simple() {
    double pi = (double) sample / frame.size();
    List<Drawn> drawn = new ArrayList<>();
    byKey.subList(0, sample).forEach(line -> drawn.add(new Drawn(line, pi)));
    return drawn;
  }

  private List<Drawn> stratified() {
    Map<String, Integer> sizes = frame.strata();
    Map<String, Integer> allocated = Allocation.of(sizes, frame.rates(), sample);
    Map<String, Integer> left = new HashMap<>(allocated);
    List<Drawn> drawn = new ArrayList<>();
    for (Line line : byKey) {
      if (left.merge(line.stratum(), -1, Integer::sum) >= 0) {
        double all = sizes.getOrDefault(line.stratum(), 0);
        drawn.add(new Drawn(line, allocated.getOrDefault(line.stratum(), 0) / all));
      }
    }
    return drawn;
  }

  private List<Drawn> weighted() {
    Chances chances = new Chances(frame, sample);
    List<Drawn> drawn = new ArrayList<>();
    long sum = chances.sum();
    // only the remainder is needed: a step is shorter than the sum
    long place = sum == 0 ? 0 : sum - 1 - start(sum);
    for (Line line : byKey) {
      String number = line.number();
      if (chances.isCertain(number)) {
        drawn.add(new Drawn(line, 1));
      } else if (chances.left() > 0) {
        place += chances.step(number);
        if (place >= sum) {
          place -= sum;
          drawn.add(new Drawn(line, chances.pi(number)));
        }
      }
    }
    return drawn;
  }

  private long start(long sum) {
    return new BigInteger(start, 16).mod(BigInteger.valueOf(sum)).longValueExact();
  }

  /** The sum of (1−π)/π over a weighted frame. */
  public static double spread(Frame frame, int sample) {
    return new Chances(frame, sample).spread();
  }
}
