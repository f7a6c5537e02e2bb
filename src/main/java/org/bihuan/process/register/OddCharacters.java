package org.bihuan.process.register;

import java.util.Optional;
import java.util.Set;

/**
 * Characters that no name or key should have: those that cannot be stored, such as NUL and half of
 * a surrogate pair, and those that nobody sees, such as marks of the direction of writing.
 */
public final class OddCharacters {

  private static final Set<Integer> ODD =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.UNASSIGNED,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  private OddCharacters() {}

  /** The first such character, as its code. */
  public static Optional<String> in(String text) {
    return text.codePoints().filter(OddCharacters::isOdd).mapToObj(OddCharacters::code).findFirst();
  }

  /** The blank with which the text begins or ends, as its code. */
  public static Optional<String> around(String text) {
    if (text.equals(text.strip())) {
      return Optional.empty();
    }
    boolean before = Character.isWhitespace(text.codePointAt(0));
    return Optional.of(code(before ? text.codePointAt(0) : text.codePointBefore(text.length())));
  }

  /** The text without them, for a message. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().filter(character -> !isOdd(character)).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isOdd(int character) {
    return ODD.contains(Character.getType(character));
  }

  private static String code(int character) {
    return String.format("U+%04X", character);
  }
}
