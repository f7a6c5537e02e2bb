package org.bihuan.organization;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

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
      Set.of("系统", "系統", "本系统", "thesystem", USERNAME, "闭环系统", "系统自动");

  /** No name may be as long; normalised, it could be eighteen times as long again. */
  private static final int LONGEST = 200;

  private SystemActor() {}

  public static boolean is(String username) {
    return username.equals(USERNAME);
  }

  /** Whether an account of this name could be taken for something that is nobody. */
  static boolean isReserved(String username) {
    return RESERVED.contains(plain(username)) || looksLike(username);
  }

  /** Whether whoever is shown by this name looks like the service itself. */
  public static boolean looksLike(String displayName) {
    return LABELS.contains(plain(displayName));
  }

  /** Full-width forms, capitals, spaces, points and invisible characters make no other name. */
  private static String plain(String name) {
    if (name.length() > LONGEST) {
      return "";
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
