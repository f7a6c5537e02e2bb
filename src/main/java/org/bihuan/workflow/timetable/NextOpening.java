package org.bihuan.workflow.timetable;

import java.time.Clock;
import java.time.Instant;
import org.bihuan.process.ScheduledTypes;
import org.bihuan.process.ScheduledTypes.Scheduled;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the clock opens issues of a type the next time. */
@Component
public class NextOpening {

  private final ScheduledTypes scheduled;
  private final Timetable timetable;
  private final ClockOpeningRows rows;
  private final Clock clock;

  NextOpening(ScheduledTypes scheduled, Timetable timetable, ClockOpeningRows rows, Clock clock) {
    this.scheduled = scheduled;
    this.timetable = timetable;
    this.rows = rows;
    this.clock = clock;
  }

  /** Null where it does not, or not any more. */
  public @Nullable Instant of(String type) {
    Scheduled known =
        scheduled.all().stream()
            .filter(one -> one.type().key().equals(type))
            .findFirst()
            .orElse(null);
    if (known == null) {
      return null;
    }
    Schedule schedule = Timetable.of(known.type().model());
    Instant noted = rows.lastTimes().get(type);
    Instant since = noted != null && noted.isAfter(known.since()) ? noted : known.since();
    if (schedule.repeats() && clock.instant().isAfter(since)) {
      since = clock.instant();
    }
    try {
      return timetable.nextAfter(schedule, since);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
