package org.bihuan.campaign.sampling;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** How many issues of each stratum are drawn. */
public final class Allocation {

  private Allocation() {}

  private record Place(String stratum, int size, int rate, int drawn) {

    /** The larger share first, ties to the smaller code. */
    static final Comparator<Place> ORDER =
        ((Comparator<Place>)
                (a, b) ->
                    Long.compare(
                        (long) b.size * b.rate * (2L * a.drawn + 1),
                        (long) a.size * a.rate * (2L * b.drawn + 1)))
            .thenComparing(Place::stratum, Hashes.BY_CODE_POINT);
  }

  /**
   * One each, then one at a time to the stratum with the largest N·rate/(2n+1), ties to the smaller
   * code.
   *
   * @param sizes of the strata
   * @param rates of the strata
   * @param sample how many are drawn in all: at least one for each stratum, at most all
   */
  public static Map<String, Integer> of(
      Map<String, Integer> sizes, Map<String, Integer> rates, int sample) {
    int all = sizes.values().stream().mapToInt(Integer::intValue).sum();
    if (sample < sizes.size() || sample > all) {
      throw new IllegalArgumentException("cannot draw " + sample + " of " + sizes);
    }
    Map<String, Integer> drawn = new TreeMap<>(Hashes.BY_CODE_POINT);
    PriorityQueue<Place> places = new PriorityQueue<>(Place.ORDER);
    sizes.forEach(
        (stratum, size) -> {
          drawn.put(stratum, 1);
          if (size > 1) {
            places.add(new Place(stratum, size, rates.getOrDefault(stratum, 1), 1));
          }
        });
    for (int left = sample - sizes.size(); left > 0; left--) {
      Place next = places.remove();
      int now = next.drawn() + 1;
      drawn.put(next.stratum(), now);
      if (now < next.size()) {
        places.add(new Place(next.stratum(), next.size(), next.rate(), now));
      }
    }
    return drawn;
  }
}
