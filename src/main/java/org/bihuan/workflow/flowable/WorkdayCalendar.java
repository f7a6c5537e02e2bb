package org.bihuan.workflow.flowable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bihuan.calendar.WorkCalendar;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.impl.calendar.BusinessCalendar;
import org.flowable.common.engine.impl.calendar.DueDateBusinessCalendar;
import org.flowable.common.engine.impl.runtime.ClockReader;
import org.jspecify.annotations.Nullable;

/**
 * Durations and cycles counted in working days, for {@code
 * flowable:businessCalendarName="workday"}: {@code P5D} is the closing time of the fifth working
 * day after today, {@code R3/P5D} the same three times over.
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
final class WorkdayCalendar implements BusinessCalendar {

  static final String NAME = "workday";

  private final WorkCalendar calendar;
  private final Clock clock;

  WorkdayCalendar(WorkCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public Date resolveDuedate(String duration) {
    return resolveDuedate(duration, -1);
  }

  @Override
  public Date resolveDuedate(String duration, int maxIterations) {
    return Date.from(resolve(duration));
  }

  private Instant resolve(String duration) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    String text =
        duration.startsWith("R") ? duration.substring(duration.lastIndexOf('/') + 1) : duration;
    try {
      if (!text.startsWith("P")) {
        return calendar.dueAt(LocalDate.parse(text));
      }
      Period period = Period.parse(text);
      if (period.toTotalMonths() != 0) {
        throw new FlowableIllegalArgumentException("working days are counted in days: " + duration);
      }
      int workdays = Math.toIntExact(period.get(ChronoUnit.DAYS));
      return calendar.dueAt(calendar.plusWorkdays(today, workdays));
    } catch (DateTimeException e) {
      throw new FlowableIllegalArgumentException("not a number of working days: " + duration, e);
    }
  }

  /** The engine's own calendar, but for a day, which is its closing time. */
  static final class ClosingTimes extends DueDateBusinessCalendar {
    private final WorkCalendar calendar;

    ClosingTimes(WorkCalendar calendar, ClockReader clock) {
      super(clock);
      this.calendar = calendar;
    }

    @Override
    public Date resolveDuedate(String text, int maxIterations) {
      LocalDate day = day(text);
      return day == null
          ? super.resolveDuedate(text, maxIterations)
          : Date.from(calendar.dueAt(day));
    }

    private static @Nullable LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  @Override
  public Boolean validateDuedate(
      String duration, int maxIterations, @Nullable Date endDate, Date newTimer) {
    return endDate == null || endDate.after(newTimer);
  }

  @Override
  public @Nullable Date resolveEndDate(String endDate) {
    return null;
  }
}
