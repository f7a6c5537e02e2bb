package org.bihuan.ledger.reading;

import java.util.List;
import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/** The file as a whole cannot be read as a ledger; its rows are not even looked at. */
public final class LedgerFault {

  private LedgerFault() {}

  /** Something in the file: 422, told at the field {@code file}. */
  public static Problem file(String messageKey, Object... arguments) {
    return Problem.invalidSubmission(
        List.of(new Problem.FieldError("file", messageKey, arguments)));
  }

  /** Neither a workbook nor text: 415. */
  static Problem unsupported(String messageKey) {
    return new Problem(
        "unsupported-media-type",
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        List.of(new Problem.FieldError("file", messageKey)));
  }
}
