package org.bihuan.transaction;

/** What is done just before a commit, in the order in which it is done. */
public enum Phase {
  /** What depends on all that was done is worked out in memory; nothing is written yet. */
  PREPARE,
  /** Writes the rows that others refer to. */
  WRITE,
  /** Writes the rows that refer to those. */
  WRITE_REFERRING
}
