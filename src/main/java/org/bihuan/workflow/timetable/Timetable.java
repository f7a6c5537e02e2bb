package org.bihuan.workflow.timetable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.time.Repetition;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.OpeningContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the clock opens issues of a type, and for which units. */
@Component
class Timetable {

  /** How many missed times of an expression are passed over at once. */
  private static final int MOST = 10_000;

  private final ExpressionContext values;
  private final OpeningContext before;

  Timetable(ExpressionContext values, OpeningContext before) {
    this.values = values;
    this.before = before;
  }

  /**
   * The last time that has come since another one.
   *
   * @return null where none has
   * @throws IllegalArgumentException where the expression gives no time
   */
  @Nullable Instant lastBetween(Schedule schedule, Instant since, Instant now) {
    Optional<Repetition> repetition = repetition(schedule);
    if (repetition.isPresent()) {
      Instant last = repetition.get().lastUntil(now);
      return last != null && last.isAfter(since) ? last : null;
    }
    Instant last = null;
    Instant at = since;
    for (int i = 0; i < MOST; i++) {
      Instant next = calculated(schedule, at);
      if (!next.isAfter(at) || next.isAfter(now)) {
        break;
      }
      last = next;
      at = next;
    }
    return last;
  }

  /** The first time after another one; null where there is none any more. */
  @Nullable Instant nextAfter(Schedule schedule, Instant since) {
    Optional<Repetition> repetition = repetition(schedule);
    if (repetition.isPresent()) {
      return repetition.get().nextAfter(since);
    }
    Instant next = calculated(schedule, since);
    return next.isAfter(since) ? next : null;
  }

  private static Optional<Repetition> repetition(Schedule schedule) {
    return schedule.repeats() ? Repetition.parse(schedule.time()) : Optional.empty();
  }

  /** The time as it is worked out at another one. */
  private Instant calculated(Schedule schedule, Instant at) {
    String time = schedule.time();
    try {
      if (!Template.isIn(time)) {
        return OffsetDateTime.parse(time).toInstant();
      }
      return values.dueAt(Template.parse(time).value(before.at(null, at)));
    } catch (DateTimeException | ArithmeticException | ClassCastException e) {
      throw new IllegalArgumentException("no time: " + time, e);
    }
  }

  /**
   * The units for which issues are opened at this time.
   *
   * @throws IllegalArgumentException where the expression gives no units
   */
  List<String> units(Schedule schedule, Instant at) {
    String units = schedule.units() == null ? "" : schedule.units();
    if (!Template.isIn(units)) {
      return List.copyOf(new LinkedHashSet<>(ModelReader.list(units)));
    }
    try {
      Object value = Template.parse(units).value(before.at(null, at));
      LinkedHashSet<String> codes = new LinkedHashSet<>();
      if (value instanceof Iterable<?> several) {
        several.forEach(code -> codes.add(String.valueOf(code)));
      } else if (value != null && !value.equals("")) {
        codes.add(value.toString());
      }
      return List.copyOf(codes);
    } catch (DateTimeException | ArithmeticException | ClassCastException e) {
      throw new IllegalArgumentException("no units: " + units, e);
    }
  }

  /** The timetable of a type. */
  static Schedule of(ProcessModel model) {
    Schedule schedule = model.schedule();
    if (schedule == null) {
      throw new IllegalArgumentException("the clock does not open " + model.id());
    }
    return schedule;
  }
}
