package org.bihuan.evidence.inspection;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Names of evidence files, as they may be stored, shown and offered for download. */
public final class FileName {

  /** In UTF-16 units: as long as Windows allows, and as the column for it. */
  private static final int LONGEST = 255;

  /**
   * In characters; longer than any file system allows. Of a longer name the end is kept, since it
   * shows the type.
   */
  private static final int LONGEST_SENT = 1_000;

  /**
   * Control characters and the invisible ones: direction marks can make {@code gpj.exe} read as
   * {@code exe.jpg}.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*%]");
  private static final Pattern OUTER = Pattern.compile("^[\\s.]+|[\\s.]+$");

  private FileName() {}

  /**
   * The last part of the path that was sent, without unsafe characters, with an extension that fits
   * the type. Where the sender's extension differs, it is kept in front of the fitting one.
   */
  public static String of(@Nullable String sent, EvidenceType type) {
    String name = sent == null ? "" : sent;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // Normalizing turns one character into up to three.
    name = name.substring(Math.max(0, name.length() - LONGEST_SENT));
    name = Normalizer.normalize(clean(name), Normalizer.Form.NFC);
    name = OUTER.matcher(FORBIDDEN.matcher(name).replaceAll("_")).replaceAll("");
    if (name.isEmpty()) {
      name = "evidence";
    }
    if (!type.fits(name)) {
      name = name + "." + type.extension();
    }
    return shortened(name);
  }

  /**
   * The text without control and invisible characters, which have no place in a name or caption.
   */
  public static String clean(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    String extension = name.substring(name.lastIndexOf('.'));
    int kept = LONGEST - extension.length();
    if (Character.isHighSurrogate(name.charAt(kept - 1))) {
      kept--;
    }
    return name.substring(0, kept) + extension;
  }
}
