package org.bihuan.process.check.game;

/**
 * Counts what a proof costs, in looks at a node, a flow or a term of a condition, and gives up
 * where it costs too much: the same file always gets the same answer, on a slow machine too.
 */
public final class Effort {

  /** Some seconds; the files of this service need a thousandth. */
  private static final long MOST = 500_000_000;

  private long spent;

  public void spend(long steps) {
    spent += steps;
    if (spent > MOST) {
      throw new TooMuch();
    }
  }

  /** The proof was given up. */
  public static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
