package org.bihuan.access;

import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Checks that the required fields of a request are present. */
public final class RequiredFields {

  private RequiredFields() {}

  /**
   * @throws Problem 400 {@code malformed} naming the field where it is missing
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.malformed(List.of(FieldError.missing(field)));
    }
    return value;
  }
}
