package org.bihuan.process.values;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.process.language.Expression;

/** Writes an expression as a file would, to be shown in a finding. */
final class ExpressionText {

  private static final Map<String, String> WORDS = Map.of("&&", "and", "||", "or", "!", "not ");

  private static final int LONGEST = 120;

  private ExpressionText() {}

  static String of(Expression expression) {
    String text = text(expression);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String text(Expression expression) {
    if (expression instanceof Expression.Path path) {
      return path.dotted();
    } else if (expression instanceof Expression.Literal literal) {
      Object value = literal.value();
      return value instanceof String
          ? "'" + value + "'"
          : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    } else if (expression instanceof Expression.Call call) {
      return call.function()
          + call.arguments().stream()
              .map(ExpressionText::of)
              .collect(Collectors.joining(", ", "(", ")"));
    } else if (expression instanceof Expression.Member member) {
      return of(member.of()) + "." + member.name();
    } else if (expression instanceof Expression.Filter filter) {
      return of(filter.of()) + "[" + of(filter.condition()) + "]";
    } else if (expression instanceof Expression.Unary unary) {
      String operator = unary.operator().equals("empty") ? "empty " : word(unary.operator());
      return operator + inner(unary.operand());
    }
    Expression.Binary binary = (Expression.Binary) expression;
    return inner(binary.left()) + " " + word(binary.operator()) + " " + inner(binary.right());
  }

  private static String word(String operator) {
    return WORDS.getOrDefault(operator, operator);
  }

  private static String inner(Expression part) {
    return part instanceof Expression.Binary ? "(" + of(part) + ")" : of(part);
  }
}
