package org.bihuan.issue.trail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a record says something else than the trail of its issue.
 *
 * @param what the kind of record: {@code trail}, {@code issue}, {@code comment}, {@code
 *     submission}, {@code evidence}, {@code citation}, {@code bytes}, {@code state}, {@code
 *     process}, {@code processFile}, {@code decisionFile} or {@code ledgerRow}
 * @param where the record and, behind a point, the part of it
 * @param seq the entry that says otherwise; null where no entry does
 */
public record Difference(String what, String where, Fault fault, @Nullable Integer seq) {

  /** How it differs. */
  public enum Fault {
    /** The trail tells of it, and it is not there. */
    MISSING,
    /** It is there, and the trail does not tell of it. */
    ADDED,
    CHANGED;

    /** As it is told to systems. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
