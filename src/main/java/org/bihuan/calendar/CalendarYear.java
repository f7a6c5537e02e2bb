package org.bihuan.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A year's holidays and make-up days.
 *
 * @param announced whether they are known; if not, only weekends are off and deadlines are
 *     provisional
 * @param days in their order
 */
@Schema(name = "CalendarYear")
public record CalendarYear(int year, boolean announced, List<CalendarDay> days) {}
