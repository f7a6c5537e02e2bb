package org.bihuan.workflow.form;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put(UNIT, unit);
    return values.beforeOpening(now, named);
  }
}
