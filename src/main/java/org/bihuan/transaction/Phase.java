package org.bihuan.transaction;

/** The phases of work done just before a commit, in their order. */
public enum Phase {
  /** Work out in memory what depends on all changes of the transaction; nothing is written yet. */
  PREPARE,
  /** Write the rows that others refer to. */
  WRITE,
  /** Write the rows that refer to those. */
  WRITE_REFERRING
}
