package org.bihuan.labels;

/**
 * A field and what it held.
 *
 * @param cut whether it held more
 */
public record Detail(String name, String value, boolean cut) {

  /** Characters of a value that are shown beside others. */
  private static final int LONG = 2_000;

  public Detail(String name, String value) {
    this(name, value, false);
  }

  /** As it is shown beside others. */
  public Detail brief() {
    return value.length() <= LONG ? this : new Detail(name, cut(value), true);
  }

  private static String cut(String value) {
    boolean pair = Character.isHighSurrogate(value.charAt(LONG - 1));
    return value.substring(0, pair ? LONG - 1 : LONG) + "…";
  }
}
