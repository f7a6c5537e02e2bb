package org.bihuan.workflow.reporting;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.bihuan.issue.trail.TrailHash;

/**
 * The receipt of a report: 128 random bits, of which only a hash is stored. Whoever has it may see
 * how the report is getting on.
 */
final class Receipt {

  private static final int BYTES = 16;
  private static final int LONGEST = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Receipt() {}

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The receipt of what was sent with a form: the same each time it is sent. */
  static String of(String key, String content) {
    return TrailHash.sha256("receipt\n" + key + "\n" + content).substring(0, 2 * BYTES);
  }

  /** The hash of a receipt as somebody typed it, perhaps in groups and with capitals. */
  static String hash(String typed) {
    StringBuilder digits = new StringBuilder();
    shortened(typed)
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(HexFormat::isHexDigit)
        .forEach(digit -> digits.append((char) digit));
    return TrailHash.sha256(digits.toString());
  }

  static String shortened(String typed) {
    return typed.substring(0, Math.min(LONGEST, typed.length()));
  }
}
