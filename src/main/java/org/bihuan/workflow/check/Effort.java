package org.bihuan.workflow.check;

/**
 * Counts what a proof costs, in looks at a node, a flow or a term of a condition, and gives up
 * where it costs too much: the same file always gets the same answer, on a slow machine too.
 */
final class Effort {

  /** Some seconds; the files of this service need a thousandth. */
  private static final long MOST = 500_000_000;

  private long spent;

  void spend(long steps) {
    spent += steps;
    if (spent > MOST) {
      throw new TooMuch();
    }
  }

  /** The proof was given up. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
