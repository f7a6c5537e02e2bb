package org.bihuan.campaign.sampling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

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

  /** {@link #hex} of texts that all begin with this one, which is hashed only once. */
  static UnaryOperator<String> hexAfter(String beginning) {
    MessageDigest begun = sha256();
    begun.update(beginning.getBytes(UTF_8));
    return rest -> {
      try {
        MessageDigest digest = (MessageDigest) begun.clone();
        return HexFormat.of().formatHex(digest.digest(rest.getBytes(UTF_8)));
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e); // that of every Java can be cloned
      }
    };
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
