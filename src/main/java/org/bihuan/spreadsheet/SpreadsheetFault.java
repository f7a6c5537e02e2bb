package org.bihuan.spreadsheet;

import java.util.List;
import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of a file that cannot be read at all. */
public final class SpreadsheetFault {

  private SpreadsheetFault() {}

  /** 422 for something in the file, reported at the field {@code file}. */
  public static Problem file(String messageKey, Object... arguments) {
    return Problem.invalidSubmission(
        List.of(new Problem.FieldError("file", messageKey, arguments)));
  }

  /** 415 for a file that is neither a workbook nor text. */
  static Problem unsupported(String messageKey) {
    return new Problem(
        "unsupported-media-type",
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        List.of(new Problem.FieldError("file", messageKey)));
  }
}
