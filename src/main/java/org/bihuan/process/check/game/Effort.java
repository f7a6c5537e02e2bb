package org.bihuan.process.check.game;

/**
 * Counts the cost of a proof, in steps such as visiting a node, a flow or a term of a condition,
 * and gives up where it is too high. Steps are counted instead of time, so that the same file
 * always gets the same result, on a slow machine too.
 */
public final class Effort {

  /** The limit of steps: some seconds; the files of this service need a thousandth of it. */
  private static final long MOST = 500_000_000;

  private long spent;

  public void spend(long steps) {
    spent += steps;
    if (spent > MOST) {
      throw new TooMuch();
    }
  }

  /** The proof was given up because it costs too much. */
  public static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
