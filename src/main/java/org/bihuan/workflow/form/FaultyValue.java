package org.bihuan.workflow.form;

import org.bihuan.http.Problem.FieldError;

/** An error in one value of a form; the field is added by the calling code. */
public final class FaultyValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  /** With the key of the message, and its arguments. */
  FaultyValue(String key, Object... arguments) {
    super(key, null, false, false);
    this.key = key;
    this.arguments = arguments;
  }

  FieldError in(String field) {
    return new FieldError(field, key, arguments);
  }
}
