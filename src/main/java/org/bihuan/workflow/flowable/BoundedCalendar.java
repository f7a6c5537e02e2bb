package org.bihuan.workflow.flowable;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Predicate;
import org.bihuan.process.language.TimerTimes;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.impl.calendar.BusinessCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only the times that the check accepts in a file: an expression may result in any text,
 * and a version may be older than the check.
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
record BoundedCalendar(BusinessCalendar calendar, Predicate<String> taken)
    implements BusinessCalendar {

  @Override
  public Date resolveDuedate(String text) {
    return bounded(text, () -> calendar.resolveDuedate(text));
  }

  @Override
  public Date resolveDuedate(String text, int maxIterations) {
    return bounded(text, () -> calendar.resolveDuedate(text, maxIterations));
  }

  private Date bounded(String text, Resolved resolved) {
    if (!taken.test(text)) {
      throw new FlowableIllegalArgumentException("no time for a timer: " + text);
    }
    try {
      Date date = resolved.date();
      if (date != null) { // null for a cycle that has ended
        int year = date.toInstant().atOffset(ZoneOffset.UTC).getYear();
        if (year < TimerTimes.FIRST_YEAR || year > TimerTimes.LAST_YEAR) {
          throw new FlowableIllegalArgumentException("no time for a timer: " + text);
        }
      }
      return date;
    } catch (FlowableException | DateTimeException | ArithmeticException e) {
      throw new FlowableIllegalArgumentException("no time for a timer: " + text, e);
    }
  }

  private interface Resolved {
    Date date();
  }

  @Override
  public Boolean validateDuedate(
      String text, int maxIterations, @Nullable Date endDate, Date newTimer) {
    return calendar.validateDuedate(text, maxIterations, endDate, newTimer);
  }

  @Override
  public @Nullable Date resolveEndDate(String endDate) {
    return calendar.resolveEndDate(endDate);
  }
}
