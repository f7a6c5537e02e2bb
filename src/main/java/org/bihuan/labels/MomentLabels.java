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
  private final @Nullable NamedValues values;

  /**
   * @param values what expressions mention; null where they can mention nothing
   */
  MomentLabels(Messages messages, @Nullable NamedValues values) {
    this.messages = messages;
    this.values = values;
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
    if (expression instanceof Path path) {
      return switch (path.dotted()) {
        case DUE -> messages.text("workbench.process.moment.due");
        case "today", "now" -> messages.text("workbench.process.moment.today");
        default -> named("workbench.process.moment.named", path);
      };
    }
    if (!(expression instanceof Call call)) {
      return null;
    }
    Integer after = workdaysFromNow(call);
    if (after != null) {
      return messages.text("workbench.process.moment.after", after);
    }
    if (call.function().equals(PLUS_WORKDAYS) && call.arguments().size() == 1) {
      return named("workbench.process.moment.after-named", call.arguments().get(0));
    }
    return call.arguments().size() == 2 ? ofTwo(call) : null;
  }

  private @Nullable String ofTwo(Call call) {
    Expression second = call.arguments().get(1);
    String from = moment(call.arguments().get(0));
    return switch (call.function()) {
      case "calendar.workdaysBefore" -> counted("before", from, second);
      case PLUS_WORKDAYS -> counted("workdays-after", from, second);
      case "calendar.plusDays" -> counted("days-after", from, second);
      case "calendar.plusMonths" -> counted("months-after", from, second);
      case "calendar.next" -> either("next", from, moment(second));
      case "calendar.earlier" -> either("earlier", from, moment(second));
      case "orElse" -> either("else", from, moment(second));
      default -> null;
    };
  }

  private @Nullable String named(String message, Expression value) {
    return values == null
        ? null
        : values.name(value).map(name -> messages.text(message, name)).orElse(null);
  }

  private @Nullable String counted(String which, @Nullable String from, Expression number) {
    Integer count = whole(number);
    return from == null || count == null
        ? null
        : messages.text("workbench.process.moment." + which, from, count);
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
