package org.bihuan.workflow.check;

/** A text is not an expression of the contract's language. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final String detail;

  ExpressionException(Rule rule, String detail) {
    super(rule.key() + ": " + detail);
    this.rule = rule;
    this.detail = detail;
  }

  ExpressionException(Rule rule, int most) {
    this(rule, String.valueOf(most));
  }

  Rule rule() {
    return rule;
  }

  /** The word or sign that is at fault. */
  String detail() {
    return detail;
  }
}
