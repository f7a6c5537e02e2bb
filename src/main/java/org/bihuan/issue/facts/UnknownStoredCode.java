package org.bihuan.issue.facts;

import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/** A row holds a code that this service never writes: somebody changed it in the database. */
public final class UnknownStoredCode extends Problem {

  private static final long serialVersionUID = 1;

  private final String part;
  private final String code;

  UnknownStoredCode(String part, String code) {
    super("record-differs", HttpStatus.CONFLICT);
    this.code = code;
    this.part = part;
  }

  @Override
  public String getMessage() {
    return "no " + part + " has the code " + code;
  }

  /** The name of the value that has the code, e.g. {@code severity}. */
  public String part() {
    return part;
  }
}
