package org.bihuan.calendar;

/**
 * A year's holidays were announced or corrected. Published in the transaction of the change, in
 * which {@link WorkCalendar} already counts by the new days.
 */
public record CalendarChanged(int year) {}
