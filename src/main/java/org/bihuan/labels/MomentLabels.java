package org.bihuan.labels;

import java.math.BigDecimal;
import java.util.List;
import org.bihuan.http.Messages;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Literal;
import org.bihuan.process.language.Expression.Path;
import org.jspecify.annotations.Nullable;

/** Describes common expressions for points in time; null for any other. */
final class MomentLabels {

  private static final String DUE = "issue.dueAt";
  private static final String PLUS_WORKDAYS = "calendar.plusWorkdays";

  private final Messages messages;

  MomentLabels(Messages messages) {
    this.messages = messages;
  }

  /** When something is due. */
  @Nullable String due(Expression expression) {
    if (expression instanceof Path path && path.dotted().equals(DUE)) {
      return messages.text("workbench.process.issue-due");
    }
    Integer after = workdaysFromNow(expression);
    return after == null ? moment(expression) : messages.text("workbench.process.workdays", after);
  }

  private @Nullable String moment(Expression expression) {
    if (expression instanceof Path path && path.dotted().equals(DUE)) {
      return messages.text("workbench.process.moment.due");
    }
    Integer after = workdaysFromNow(expression);
    if (after != null) {
      return messages.text("workbench.process.moment.after", after);
    }
    if (!(expression instanceof Call call) || call.arguments().size() != 2) {
      return null;
    }
    Expression second = call.arguments().get(1);
    String from = moment(call.arguments().get(0));
    return switch (call.function()) {
      case "calendar.workdaysBefore" -> before(from, whole(second));
      case "calendar.next" -> either("next", from, moment(second));
      case "calendar.earlier" -> either("earlier", from, moment(second));
      default -> null;
    };
  }

  private @Nullable String before(@Nullable String from, @Nullable Integer workdays) {
    return from == null || workdays == null
        ? null
        : messages.text("workbench.process.moment.before", from, workdays);
  }

  private @Nullable String either(String which, @Nullable String first, @Nullable String second) {
    return first == null || second == null
        ? null
        : messages.text("workbench.process.moment." + which, first, second);
  }

  /** The number in {@code calendar.plusWorkdays(5)}; null for any other expression. */
  private static @Nullable Integer workdaysFromNow(Expression expression) {
    if (!(expression instanceof Call call) || !call.function().equals(PLUS_WORKDAYS)) {
      return null;
    }
    List<Expression> arguments = call.arguments();
    return arguments.size() == 1 ? whole(arguments.get(0)) : null;
  }

  private static @Nullable Integer whole(Expression expression) {
    if (!(expression instanceof Literal literal)
        || !(literal.value() instanceof BigDecimal number)
        || number.scale() != 0
        || number.precision() > 9) {
      return null;
    }
    return number.intValue();
  }
}
