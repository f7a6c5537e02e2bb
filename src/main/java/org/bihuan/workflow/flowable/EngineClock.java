package org.bihuan.workflow.flowable;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.flowable.common.engine.impl.util.DefaultClockImpl;

/** Lets the engine use the service's own clock, so that timers and deadlines use the same time. */
@SuppressWarnings("JavaUtilDate") // the engine's type
final class EngineClock extends DefaultClockImpl {

  private final Clock clock;

  EngineClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Date getCurrentTime() {
    return Date.from(clock.instant());
  }

  @Override
  public Calendar getCurrentCalendar() {
    return getCurrentCalendar(TimeZone.getDefault());
  }

  @Override
  public Calendar getCurrentCalendar(TimeZone zone) {
    Calendar calendar = new GregorianCalendar(zone);
    calendar.setTime(getCurrentTime());
    return calendar;
  }
}
