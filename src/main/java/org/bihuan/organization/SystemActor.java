package org.bihuan.organization;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The service itself as an actor: by a timer, a decision, or a process that continues. No account
 * may have its username or a similar display name, so that a trail entry under this name was
 * certainly not made by a person.
 */
public final class SystemActor {

  /** The actor in the trail. */
  public static final String USERNAME = "system";

  /** Usernames that commonly mean no person, letters and digits only. */
  private static final Set<String> RESERVED =
      Set.of(
          USERNAME,
          "bihuan",
          "ledger",
          "import",
          "demo",
          "anonymous",
          "anonymoususer",
          "public",
          "scheduler",
          "timer",
          "engine");

  /**
   * The names that pages and exports use for it, in both languages, normalized by {@link #plain}.
   */
  private static final Set<String> LABELS =
      Set.of("系统", "本系统", "thesystem", USERNAME, "闭环系统", "系统自动");

  /** Invisible characters that Unicode classifies as letters: fillers of Korean and Khmer. */
  private static final String INVISIBLE = "\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

  /**
   * Small capitals, Cyrillic and Greek letters and other lookalikes; the character each resembles
   * is at the same position in the next constant.
   */
  private static final String LOOKALIKES =
      "\uA731\u028F\u1D1B\u1D07\u1D0D" // small capitals
          + "\u0455\u0443\u04AF\u0442\u0435\u043C\u0430\u043E\u0456\u04BB\u0440\u0441\u0501"
          + "\u03C5\u03B3\u03C4\u03B5\u03BF\u03B1\u03B9"
          + "\u7D71\u7CF8";

  private static final String MEANT = "sytem" + "syytemaoihpcd" + "yyteoai" + "统系";

  /**
   * In characters: longer than any name may be; normalizing could make a text eighteen times as
   * long.
   */
  private static final int LONGEST = 200;

  private SystemActor() {}

  public static boolean is(String username) {
    return username.equals(USERNAME);
  }

  /** Whether an account with this username could be mistaken for something that is not a person. */
  public static boolean isReserved(String username) {
    return RESERVED.contains(plain(username)) || looksLike(username);
  }

  /** Whether this display name looks like that of the service itself. */
  public static boolean looksLike(String displayName) {
    return LABELS.contains(plain(displayName));
  }

  /** Whether the name mixes letters that look alike: Latin ones with Cyrillic or Greek ones. */
  static boolean isMixed(String name) {
    Set<UnicodeScript> scripts =
        name.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
    return scripts.contains(UnicodeScript.LATIN)
        && (scripts.contains(UnicodeScript.CYRILLIC) || scripts.contains(UnicodeScript.GREEK));
  }

  /**
   * Normalizes a name: ignores full-width forms, capitals, accents, spaces, dots and invisible
   * characters, and replaces lookalike letters.
   */
  private static String plain(String name) {
    if (name.length() > LONGEST) {
      return "";
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .filter(letter -> Character.getType(letter) != Character.MODIFIER_LETTER)
        .filter(letter -> INVISIBLE.indexOf(letter) < 0)
        .map(SystemActor::drawnLike)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int drawnLike(int letter) {
    int at = LOOKALIKES.indexOf(letter);
    return at < 0 ? letter : MEANT.charAt(at);
  }
}
