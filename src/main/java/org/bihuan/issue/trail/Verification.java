package org.bihuan.issue.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an issue's trail is whole, and the records of the issue say what it says.
 *
 * @param entries how many entries there are
 * @param differences what does not fit, the trail itself first; the first ones of many
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

  /** The entry at which it is broken; null where nothing is, or no entry is concerned. */
  public @Nullable Integer brokenAt() {
    Difference first = first();
    return first == null ? null : first.seq();
  }
}
