package org.bihuan.labels;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.http.Messages;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Literal;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.time.Repetition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes when the clock opens issues, and for which units; what is not common as written. */
@Component
public class TimetableLabels {

  private final Messages messages;
  private final Labels labels;
  private final TimeLabels times;
  private final MomentLabels moments;
  private final Units units;

  TimetableLabels(Messages messages, Labels labels, TimeLabels times, Units units) {
    this.units = units;
    this.messages = messages;
    this.labels = labels;
    this.times = times;
    this.moments = new MomentLabels(messages, null);
  }

  /** A repetition, a time, or an expression that gives one. */
  public String time(String written) {
    return Repetition.parse(written)
        .map(repetition -> repeated(repetition, written))
        .orElseGet(() -> once(written));
  }

  private String repeated(Repetition repetition, String written) {
    String interval = interval(repetition);
    if (interval == null) {
      return written;
    }
    String first = times.time(repetition.first().toInstant());
    return repetition.times() == 0
        ? messages.text("workbench.process.every", interval, first)
        : messages.text("workbench.process.every.times", interval, first, repetition.times());
  }

  private @Nullable String interval(Repetition repetition) {
    if (repetition.interval() instanceof Duration duration) {
      long minutes = duration.toMinutes();
      return minutes % 60 == 0
          ? messages.text("workbench.process.every.hours", minutes / 60)
          : messages.text("workbench.process.every.minutes", minutes);
    }
    Period period = (Period) repetition.interval();
    long months = period.toTotalMonths();
    long days = period.get(ChronoUnit.DAYS);
    if (months == 0) {
      return messages.text("workbench.process.every.days", days);
    } else if (days != 0) {
      return null;
    }
    return months % 12 == 0
        ? messages.text("workbench.process.every.years", months / 12)
        : messages.text("workbench.process.every.months", months);
  }

  private String once(String written) {
    try {
      return times.time(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException expression) {
      String words = parsed(written).single().map(moments::due).orElse(null);
      return words == null ? written : words;
    }
  }

  /** The units for which issues are opened. */
  public String units(String written) {
    if (!Template.isIn(written)) {
      return Arrays.stream(written.split(","))
          .map(code -> labels.unit(code.strip()))
          .collect(Collectors.joining(messages.text("workbench.comma")));
    }
    return parsed(written)
        .single()
        .filter(Call.class::isInstance)
        .map(Call.class::cast)
        .flatMap(this::units)
        .orElse(written);
  }

  private Optional<String> units(Call call) {
    String message =
        switch (call.function()) {
          case "units.children" -> "workbench.process.below";
          case "units.below" -> "workbench.process.all-below";
          default -> null;
        };
    return message == null || call.arguments().size() != 1
        ? Optional.empty()
        : unit(call.arguments().get(0)).map(unit -> messages.text(message, labels.unit(unit)));
  }

  /** The code of a unit that is named, or of the topmost one. */
  private Optional<String> unit(Expression named) {
    if (named instanceof Literal code) {
      return Optional.of(String.valueOf(code.value()));
    }
    return named instanceof Call call && call.function().equals("units.root")
        ? units.all().stream().filter(unit -> unit.parent() == null).map(Unit::code).findFirst()
        : Optional.empty();
  }

  private static Template parsed(String written) {
    try {
      return Template.parse(written);
    } catch (ExpressionException e) {
      return new Template(List.of());
    }
  }
}
