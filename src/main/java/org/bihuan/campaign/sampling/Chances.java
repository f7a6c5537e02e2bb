package org.bihuan.campaign.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.campaign.sampling.Frame.Line;

/**
 * How likely each issue of a weighted frame is to be drawn: half of the chance is even, half goes
 * by weight. Those that would be drawn more than once are taken for certain.
 */
final class Chances {

  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> certain = new HashSet<>();
  private int left;
  private long sum;

  /**
   * @param sample how many are drawn, at most as many as there are
   */
  Chances(Frame frame, int sample) {
    long weights = frame.lines().stream().mapToLong(Line::value).sum();
    left = sample;
    for (Line line : frame.lines()) {
      long size = (long) frame.size() * line.value() + weights;
      sizes.put(line.number(), size);
      sum += size;
    }
    List<String> open = new ArrayList<>(sizes.keySet());
    while (left > 0 && takeCertain(open)) {
      open.removeAll(certain);
    }
  }

  private boolean takeCertain(List<String> open) {
    Set<String> now = new HashSet<>();
    for (String number : open) {
      if (left * size(number) >= sum) {
        now.add(number);
      }
    }
    for (String number : now) {
      sum -= size(number);
    }
    left -= now.size();
    certain.addAll(now);
    return !now.isEmpty();
  }

  private long size(String number) {
    return sizes.getOrDefault(number, 0L);
  }

  boolean isCertain(String number) {
    return certain.contains(number);
  }

  /** How many are drawn of those that are not certain. */
  int left() {
    return left;
  }

  /** The sum of the steps of those, of which one is drawn at each full {@code sum}. */
  long sum() {
    return sum;
  }

  /** How far an issue that is not certain leads on. */
  long step(String number) {
    return left * size(number);
  }

  double pi(String number) {
    if (isCertain(number)) {
      return 1;
    }
    return left == 0 ? 0 : (double) step(number) / sum;
  }

  /** The sum of (1−π)/π over the frame. */
  double spread() {
    return sizes.keySet().stream().mapToDouble(this::pi).map(pi -> (1 - pi) / pi).sum();
  }
}
