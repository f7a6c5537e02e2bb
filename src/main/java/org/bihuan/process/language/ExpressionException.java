package org.bihuan.process.language;

/** A text is not an expression of the contract's language. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final String detail;

  public ExpressionException(Rule rule, String detail) {
    super(rule.key() + ": " + detail);
    this.rule = rule;
    this.detail = detail;
  }

  public ExpressionException(Rule rule, int most) {
    this(rule, String.valueOf(most));
  }

  public Rule rule() {
    return rule;
  }

  /** The token that is wrong. */
  public String detail() {
    return detail;
  }
}
