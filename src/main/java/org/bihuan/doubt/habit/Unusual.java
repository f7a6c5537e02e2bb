package org.bihuan.doubt.habit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bihuan.campaign.rate.FalseDiscovery;
import org.bihuan.doubt.Rule;

/**
 * Who does something so much more often than all others that chance hardly explains it: the false
 * discovery rate over all of them is held at .10 ({@link FalseDiscovery}).
 */
final class Unusual {

  private static final int LEAST_CASES = 5;
  private static final double LEAST_TIMES = 2;

  private Unusual() {}

  /**
   * Something that is compared.
   *
   * @param never whether never doing it is unusual, instead of doing it often
   * @param shares how often each does it
   */
  record Habit(Rule rule, boolean never, List<Share> shares) {}

  /**
   * Somebody who is unusual.
   *
   * @param share of never doing it, where that is unusual
   * @param chance the one-sided probability of so many or more
   */
  record Flag(Habit habit, Share share, Share others, double chance) {

    /** Who does it often does so in at least 5 cases, and at least twice as often as all others. */
    private boolean isTold() {
      return habit.never()
          ? share.some() == share.of()
          : share.some() >= LEAST_CASES && share.rate() >= LEAST_TIMES * others.rate();
    }
  }

  /** All habits are judged together: so in at most one of ten periods anybody is told by chance. */
  static List<Flag> among(List<Habit> habits) {
    List<Flag> flags = new ArrayList<>();
    habits.forEach(habit -> flags.addAll(all(habit)));
    flags.sort(
        Comparator.comparingDouble(Flag::chance)
            .thenComparing(flag -> flag.habit().rule())
            .thenComparing(flag -> flag.share().subject()));
    double limit = FalseDiscovery.limit(flags.stream().mapToDouble(Flag::chance).toArray());
    return flags.stream().filter(flag -> flag.chance() <= limit).filter(Flag::isTold).toList();
  }

  private static List<Flag> all(Habit habit) {
    List<Share> shares =
        habit.never() ? habit.shares().stream().map(Share::not).toList() : habit.shares();
    Share sum = sum(shares);
    return shares.stream()
        .filter(share -> share.of() > 0 && share.of() < sum.of())
        .map(share -> new Flag(habit, share, share.others(sum), share.chanceOfMore(sum)))
        .toList();
  }

  private static Share sum(List<Share> shares) {
    return new Share(
        "", shares.stream().mapToInt(Share::some).sum(), shares.stream().mapToInt(Share::of).sum());
  }
}
