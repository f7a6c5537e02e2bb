package org.bihuan.issue.trail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a record and the trail of its issue.
 *
 * @param what the kind of record: {@code trail}, {@code issue}, {@code comment}, {@code
 *     submission}, {@code evidence}, {@code citation}, {@code bytes}, {@code state}, {@code
 *     process}, {@code processFile}, {@code decisionFile}, {@code ledgerRow}, {@code recurrence},
 *     {@code leaf}, {@code root}, {@code past} (how it stood) or {@code cell} (gathered figures)
 * @param where the record and, after a dot, the part of it
 * @param seq the entry that differs from the record; null where there is none
 */
public record Difference(String what, String where, Fault fault, @Nullable Integer seq) {

  /** The kind of difference. */
  public enum Fault {
    /** The trail records it, and it does not exist. */
    MISSING,
    /** It exists, and the trail does not record it. */
    ADDED,
    CHANGED;

    /** The code used in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
