package org.bihuan.organization;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The service itself, where it acts without anybody's word: by a timer, a decision, a process that
 * goes on. No account may be called like it or be shown like it, so that what stands in a trail
 * under this name was done by no person.
 */
public final class SystemActor {

  /** Who the trail says it was. */
  public static final String USERNAME = "system";

  /** Names that stand for no person, here or elsewhere, letters and digits alone. */
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

  /** What pages and exports call it, in either language, as {@link #plain} has them. */
  private static final Set<String> LABELS =
      Set.of("系统", "本系统", "thesystem", USERNAME, "闭环系统", "系统自动");

  /** Letters to Unicode that nobody sees: fillers of Korean and Khmer. */
  private static final String INVISIBLE = "\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

  /**
   * Small capitals, Cyrillic and Greek letters and other ways to write a character, and below each
   * the one it is taken for.
   */
  private static final String LOOKALIKES =
      "\uA731\u028F\u1D1B\u1D07\u1D0D" // small capitals
          + "\u0455\u0443\u04AF\u0442\u0435\u043C\u0430\u043E\u0456\u04BB\u0440\u0441\u0501"
          + "\u03C5\u03B3\u03C4\u03B5\u03BF\u03B1\u03B9"
          + "\u7D71\u7CF8";

  private static final String MEANT = "sytem" + "syytemaoihpcd" + "yyteoai" + "统系";

  /** No name may be as long; normalised, it could be eighteen times as long again. */
  private static final int LONGEST = 200;

  private SystemActor() {}

  public static boolean is(String username) {
    return username.equals(USERNAME);
  }

  /** Whether an account of this name could be taken for something that is nobody. */
  public static boolean isReserved(String username) {
    return RESERVED.contains(plain(username)) || looksLike(username);
  }

  /** Whether whoever is shown by this name looks like the service itself. */
  public static boolean looksLike(String displayName) {
    return LABELS.contains(plain(displayName));
  }

  /** Whether it mixes letters that are drawn alike: Latin ones with Cyrillic or Greek ones. */
  static boolean isMixed(String name) {
    Set<UnicodeScript> scripts =
        name.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
    return scripts.contains(UnicodeScript.LATIN)
        && (scripts.contains(UnicodeScript.CYRILLIC) || scripts.contains(UnicodeScript.GREEK));
  }

  /**
   * Full-width forms, capitals, accents, spaces, points and invisible characters make no other
   * name, nor do letters that are drawn like others.
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
