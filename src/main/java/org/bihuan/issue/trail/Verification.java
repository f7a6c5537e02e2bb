package org.bihuan.issue.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying an issue: whether its trail is intact, and its records match it.
 *
 * @param entries how many entries the trail has
 * @param differences the differences, those of the trail itself first; at most a limited number
 */
public record Verification(int entries, List<Difference> differences) {

  private static final int MOST = 20;

  public Verification {
    differences = List.copyOf(differences.subList(0, Math.min(MOST, differences.size())));
  }

  public boolean intact() {
    return differences.isEmpty();
  }

  public @Nullable Difference first() {
    return differences.isEmpty() ? null : differences.get(0);
  }

  /**
   * The entry of the first difference; null where there is no difference, or it concerns no entry.
   */
  public @Nullable Integer brokenAt() {
    Difference first = first();
    return first == null ? null : first.seq();
  }
}
