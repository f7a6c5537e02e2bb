package org.bihuan.workflow.form;

import org.bihuan.http.Problem.FieldError;

/** What is wrong with one value of a form, until it is known where the value stands. */
public final class FaultyValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] arguments;

  /** With the key of the message that says it, and what stands in it. */
  FaultyValue(String key, Object... arguments) {
    super(key, null, false, false);
    this.key = key;
    this.arguments = arguments;
  }

  FieldError in(String field) {
    return new FieldError(field, key, arguments);
  }
}
