package org.bihuan.evidence;

import com.google.re2j.Pattern;
import java.util.List;
import org.bihuan.evidence.inspection.FileName;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.jspecify.annotations.Nullable;

/** The caption of a file or photo, one line. */
final class Caption {

  private static final int LONGEST = 500;
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n|[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]");

  private Caption() {}

  /**
   * The caption on one line without invisible characters; null where nothing is left.
   *
   * @throws Problem 422 naming {@code caption} where it is too long or cannot be stored
   */
  static @Nullable String of(@Nullable String text) {
    return of(text, "caption");
  }

  /** The same of another short text, which errors name. */
  static @Nullable String of(@Nullable String text, String field) {
    String clean = text == null ? "" : FileName.clean(BREAK.matcher(text).replaceAll(" ")).strip();
    if (clean.length() > LONGEST) {
      throw Problem.invalidSubmission(
          List.of(new FieldError(field, "evidence.captionTooLong", LONGEST)));
    }
    if (!StorableText.is(clean)) {
      throw Problem.invalidSubmission(List.of(new FieldError(field, "form.controlCharacter")));
    }
    return clean.isEmpty() ? null : clean;
  }
}
