package org.bihuan.process.values;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Rule;

/**
 * Which types can be compared with each other.
 *
 * @param ofStep whether {@code outcome} is that of a step, and no column of a table
 */
record Comparison(Expression.Binary written, ValueType left, ValueType right, boolean ofStep) {

  private static final Expression OUTCOME = new Expression.Path(List.of(ProcessModel.OUTCOME));

  /** Reports where the two are never equal, or have no order. */
  void check(boolean ordered, Faults faults) {
    if (left.is(Kind.ANY) || right.is(Kind.ANY)) {
      return;
    }
    if (left.is(Kind.LIST) != right.is(Kind.LIST)
        && !left.is(Kind.NOTHING)
        && !right.is(Kind.NOTHING)) {
      boolean first = left.is(Kind.LIST);
      Expression list = first ? written.left() : written.right();
      faults.add(
          Rule.LIST_VALUE,
          ExpressionText.of(list),
          (first ? left : right).names(),
          (first ? right : left).names());
    } else if (ordered ? !haveOrder() : !mayBeEqual()) {
      faults.add(
          Rule.COMPARED_TYPES,
          ExpressionText.of(written.left()),
          left.names(),
          ExpressionText.of(written.right()),
          right.names());
    } else if (!ordered) {
      word(written.left(), left, right, faults);
      word(written.right(), right, left, faults);
    }
  }

  /** Reports where an enum is compared with a value it does not have. */
  private void word(Expression value, ValueType type, ValueType other, Faults faults) {
    if (!type.is(Kind.ENUM) || !other.is(Kind.WORD)) {
      return;
    }
    for (String word : other.words()) {
      if (!type.words().contains(word)) {
        unknown(value, word, type, faults);
      }
    }
  }

  private void unknown(Expression value, String word, ValueType type, Faults faults) {
    if (ofStep && value.equals(OUTCOME)) {
      faults.add(Rule.UNKNOWN_OUTCOME, word);
    } else {
      faults.add(Rule.UNKNOWN_VALUE, ExpressionText.of(value), word, type.wordsTold());
    }
  }

  private boolean haveOrder() {
    return (left.is(Kind.NUMBER) && right.is(Kind.NUMBER))
        || (left.kind().isText() && right.kind().isText())
        || areTimes()
        || left.is(Kind.NOTHING)
        || right.is(Kind.NOTHING);
  }

  private boolean areTimes() {
    return (left.kind().isTime() && (right.kind().isTime() || isTime(right)))
        || (right.kind().isTime() && isTime(left));
  }

  private static boolean isTime(ValueType type) {
    return type.is(Kind.WORD) && type.words().stream().allMatch(Need::isTime);
  }

  private boolean mayBeEqual() {
    Kind one = left.kind();
    Kind other = right.kind();
    if (one == Kind.NOTHING || other == Kind.NOTHING) {
      return true;
    } else if (one == Kind.ENUM && other == Kind.ENUM) {
      return !Collections.disjoint(left.words(), right.words());
    } else if (one == Kind.ENUM || other == Kind.ENUM) {
      return one == Kind.WORD || other == Kind.WORD;
    } else if (one == Kind.BOOLEAN || other == Kind.BOOLEAN) {
      return one == other || isFlag(left) || isFlag(right);
    } else if (one.isCode() || other.isCode()) {
      return one == other || one.isText() || other.isText();
    }
    return one == other || (one.isText() && other.isText()) || areTimes();
  }

  /** Whether a text says true or false. */
  private static boolean isFlag(ValueType type) {
    return type.is(Kind.WORD) && Set.of("true", "false").containsAll(type.words());
  }
}
