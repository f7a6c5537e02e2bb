package org.bihuan.campaign.sampling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** SHA-256 in lower-case hex, and the order of texts by their code points. */
final class Hashes {

  /** As Python and the databases sort: by code points, not by UTF-16. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
          i++;
        }
        if (i == a.length() || i == b.length()) {
          return Integer.compare(a.length(), b.length());
        }
        boolean inside = i > 0 && Character.isHighSurrogate(a.charAt(i - 1));
        int at = inside ? i - 1 : i;
        return Integer.compare(a.codePointAt(at), b.codePointAt(at));
      };

  private Hashes() {}

  static String hex(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
