package org.bihuan.labels;

/**
 * A field and its value as text.
 *
 * @param cut whether the value was cut off
 */
public record Detail(String name, String value, boolean cut) {

  /** How many characters of a value are shown in a list of details. */
  private static final int LONG = 2_000;

  public Detail(String name, String value) {
    this(name, value, false);
  }

  /** The value shortened for a list of details. */
  public Detail brief() {
    return value.length() <= LONG ? this : new Detail(name, cut(value), true);
  }

  private static String cut(String value) {
    boolean pair = Character.isHighSurrogate(value.charAt(LONG - 1));
    return value.substring(0, pair ? LONG - 1 : LONG) + "…";
  }
}
