package org.bihuan.access;

import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;

/** Checks that the required fields of a request are present. */
public final class RequiredFields {

  private RequiredFields() {}

  /**
   * @throws Problem 400 {@code malformed} naming the field where it is missing
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.malformed(field, "http.field.required");
    }
    return value;
  }
}
