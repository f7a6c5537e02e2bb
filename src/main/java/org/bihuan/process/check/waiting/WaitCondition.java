package org.bihuan.process.check.waiting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Binary;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Literal;
import org.bihuan.process.language.Expression.Member;
import org.bihuan.process.language.Expression.Unary;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The condition of an event that waits for children. It is looked at when one of them closes, so it
 * may ask for nothing else; and it must hold when none is open, since then nothing would make it
 * hold any more.
 */
public final class WaitCondition {

  private static final Set<String> COUNTS = Set.of("total", "open", "good", "relapsed");

  private WaitCondition() {}

  /**
   * Checks the condition of an event.
   *
   * @param definition its conditionalEventDefinition
   * @param isType whether there is such an issue type
   */
  public static void check(XmlElement definition, Predicate<String> isType, Findings findings) {
    XmlElement element = definition.first("condition");
    String text = element == null ? "" : element.text();
    Expression condition;
    try {
      condition = Template.parse(text).single().orElse(new Literal(true));
    } catch (ExpressionException e) {
      return; // reported by the rules for expressions
    }
    if (!asksForChildren(condition) || ChildWait.types(condition).isEmpty()) {
      findings.add(Rule.WAIT_CONDITION, definition, XmlElement.excerpt(text));
      return;
    }
    List<String> unknown =
        ChildWait.types(condition).stream().filter(isType.negate()).sorted().toList();
    unknown.forEach(type -> findings.add(Rule.UNKNOWN_TYPE, definition, type));
    if (unknown.isEmpty()
        && countsOnly(condition)
        && !Boolean.TRUE.equals(whenNoneIsOpen(condition))) {
      findings.add(Rule.WAIT_UNSURE, definition, XmlElement.excerpt(text));
    }
  }

  private static boolean asksForChildren(Expression condition) {
    if (condition instanceof Unary unary) {
      return asksForChildren(unary.operand());
    } else if (condition instanceof Binary binary) {
      return asksForChildren(binary.left()) && asksForChildren(binary.right());
    } else if (condition instanceof Member member) {
      return member.of() instanceof Call call
          && call.arguments().size() == 1
          && call.arguments().get(0) instanceof Literal type
          && type.value() instanceof String;
    }
    return condition instanceof Literal;
  }

  /**
   * Whether it asks for counts that there are; others are reported by the rules for expressions.
   */
  private static boolean countsOnly(Expression condition) {
    return condition
        .tree()
        .allMatch(part -> !(part instanceof Member member) || COUNTS.contains(member.name()));
  }

  /** Its value while no child is open; null where that depends on other counts. */
  private static @Nullable Boolean whenNoneIsOpen(Expression condition) {
    if (condition instanceof Unary unary && unary.operator().equals("!")) {
      Boolean value = whenNoneIsOpen(unary.operand());
      return value == null ? null : !value;
    } else if (condition instanceof Binary binary && binary.operator().equals("&&")) {
      return and(whenNoneIsOpen(binary.left()), whenNoneIsOpen(binary.right()));
    } else if (condition instanceof Binary binary && binary.operator().equals("||")) {
      Boolean neither =
          and(negated(whenNoneIsOpen(binary.left())), negated(whenNoneIsOpen(binary.right())));
      return negated(neither);
    }
    Expression none = withNoneOpen(condition);
    if (none.tree().anyMatch(Member.class::isInstance)) {
      return null;
    }
    try {
      return Expressions.holds(none, name -> null);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Boolean negated(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return (left == null || right == null) ? null : Boolean.TRUE;
  }

  private static Expression withNoneOpen(Expression part) {
    if (part instanceof Member member && member.name().equals("open")) {
      return new Literal(BigDecimal.ZERO);
    } else if (part instanceof Unary unary) {
      return new Unary(unary.operator(), withNoneOpen(unary.operand()));
    } else if (part instanceof Binary binary) {
      return new Binary(
          binary.operator(), withNoneOpen(binary.left()), withNoneOpen(binary.right()));
    }
    return part;
  }
}
