package org.bihuan.process.check.structure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Literal;
import org.bihuan.process.language.Expression.Path;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.TimerTimes;
import org.bihuan.process.language.XmlElement;

/** Whether the time that a timer waits for surely lies ahead whenever the timer is set. */
final class TimesAhead {

  private static final Set<String> MOVED =
      Set.of("calendar.plusWorkdays", "calendar.plusDays", "calendar.plusMonths");

  private static final Set<String> PRESENT = Set.of("now", "today");

  private TimesAhead() {}

  /** Whether an event surely lets some time pass. */
  static boolean waits(Node event) {
    XmlElement timer = Elements.timer(event.element);
    return timer != null && Elements.time(timer).map(TimesAhead::isAhead).orElse(false);
  }

  private static boolean isAhead(XmlElement time) {
    String text = time.text();
    if (!Template.isIn(text)) {
      // a date passes; a duration is checked to be one, but may be of no working day, or too short
      return !time.is("timeDate")
          && text.chars().anyMatch(c -> c >= '1' && c <= '9')
          && (time.is("timeCycle") || TimerTimes.isInterval(text));
    }
    try {
      return Template.parse(text.strip()).single().filter(TimesAhead::isAhead).isPresent();
    } catch (ExpressionException refused) {
      return false;
    }
  }

  private static boolean isAhead(Expression time) {
    if (!(time instanceof Call call)) {
      return false;
    }
    List<Expression> given = call.arguments();
    if (MOVED.contains(call.function())) {
      boolean fromNow = given.size() == 1 || isPresent(given.get(0));
      return !given.isEmpty() && fromNow && isPositive(given.get(given.size() - 1));
    }
    return switch (call.function()) {
      // the first is only taken where it is still to come
      case "calendar.next" -> given.size() == 2 && isAhead(given.get(1));
      case "orElse", "calendar.earlier" ->
          given.size() == 2 && given.stream().allMatch(TimesAhead::isAhead);
      default -> false;
    };
  }

  private static boolean isPresent(Expression from) {
    return from instanceof Path path && PRESENT.contains(path.dotted());
  }

  private static boolean isPositive(Expression number) {
    return number instanceof Literal literal
        && literal.value() instanceof BigDecimal value
        && value.compareTo(BigDecimal.ONE) >= 0;
  }
}
