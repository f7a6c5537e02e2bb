package org.bihuan.issue.facts;

/** A row holds a code that this service never writes: somebody changed it in the database. */
public final class UnknownStoredCode extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String part;

  UnknownStoredCode(String part, String code) {
    super("no " + part + " has the code " + code);
    this.part = part;
  }

  /** The name of the value that has the code, e.g. {@code severity}. */
  public String part() {
    return part;
  }
}
