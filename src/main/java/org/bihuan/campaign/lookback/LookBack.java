package org.bihuan.campaign.lookback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.lookback.Population.Group;
import org.bihuan.campaign.sampling.Method;
import org.jspecify.annotations.Nullable;

/**
 * A look-back as it is stored, without its frame and its sample.
 *
 * @param unit the supervising unit that looks back
 * @param type of the issues by which it rechecks
 * @param selection the filter of the signed-off issues, by the names of its parameters
 * @param decidedAt when it was drawn or abandoned
 */
record LookBack(
    long id,
    String unit,
    String type,
    Map<String, String> selection,
    Design design,
    int frameSize,
    int sampleSize,
    String frameHash,
    List<Group> groups,
    Status status,
    Instant frozenAt,
    String frozenBy,
    @Nullable String word,
    @Nullable String seed,
    @Nullable Double spread,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String reason) {

  /** How far it has come. */
  enum Status {
    FROZEN,
    DRAWN,
    ABANDONED;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  Method method() {
    return design.method();
  }
}
