package org.bihuan.workflow.form;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bihuan.process.check.ExpressionNames.Value;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values for what is worked out before there is an issue: its title, its units, its time. */
@Component
public class OpeningContext {

  private static final String UNIT = "unit";

  private final ExpressionContext values;
  private final Clock clock;

  OpeningContext(ExpressionContext values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** The values for an issue of this unit; null where it has none yet. */
  public Expressions.Values of(@Nullable String unit) {
    return at(unit, clock.instant());
  }

  /** The same values as they are at this time. */
  public Expressions.Values at(@Nullable String unit, Instant now) {
    return new Expressions.Values() {
      @Override
      public @Nullable Object value(String name) {
        Value value = Value.of(name);
        if (value == Value.NOW) {
          return now;
        } else if (value == Value.TODAY) {
          return values.day(now);
        }
        return name.equals(UNIT) ? unit : null;
      }

      @Override
      public @Nullable Object call(String function, List<@Nullable Object> arguments) {
        return values.called(function, arguments, now, "");
      }
    };
  }
}
