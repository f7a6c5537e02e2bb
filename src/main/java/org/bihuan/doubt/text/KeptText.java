package org.bihuan.doubt.text;

import java.time.Instant;
import java.util.Set;
import org.bihuan.doubt.Place;
import org.bihuan.similarity.ComparableText;
import org.jspecify.annotations.Nullable;

/**
 * A text that was handed in, in the form in which it is compared.
 *
 * @param id 0 while it is not stored
 * @param place the entry of the trail and the field
 * @param unit in whose duty it was handed in
 */
record KeptText(
    long id,
    String issue,
    Place place,
    String step,
    int round,
    @Nullable String unit,
    String author,
    Instant at,
    ComparableText text) {

  Set<String> grams() {
    return text.grams();
  }

  /** Whether the other was handed in before; of two at once, the one with the lower number. */
  boolean isAfter(KeptText other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && (id == 0 ? Long.MAX_VALUE : id) > other.id);
  }

  /**
   * Whether one of the two may have been filled in by the product with the other: the same field of
   * the same step of the same issue, in the same duty.
   */
  boolean isFilledInAgain(KeptText other) {
    return issue.equals(other.issue)
        && step.equals(other.step)
        && place.field().equals(other.place.field())
        && java.util.Objects.equals(unit, other.unit);
  }

  /** Whether both belong to the same round of the same issue. */
  boolean isOfSameRound(KeptText other) {
    return issue.equals(other.issue) && round == other.round;
  }
}
