package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.junit.jupiter.api.Test;

/** Counts by the shipped holidays of 2020 to 2026. */
class AnnouncedDaysTest {

  private final AnnouncedDays days =
      new AnnouncedDays(1, ShippedHolidays.read().values().stream().flatMap(List::stream).toList());

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  @Test
  void springFestival2026SkipsNineDaysAndCountsTheMakeUpSaturdays() {
    // 11–13 and Saturday 14 February, nine days off, 24–27 and Saturday 28, Sunday off, 2 March
    assertThat(days.plus(day("2026-02-10"), 4)).isEqualTo("2026-02-14");
    assertThat(days.plus(day("2026-02-10"), 5)).isEqualTo("2026-02-24");
    assertThat(days.plus(day("2026-02-10"), 9)).isEqualTo("2026-02-28");
    assertThat(days.plus(day("2026-02-10"), 10)).isEqualTo("2026-03-02");
    List<SkippedDay> skipped = days.skipped(day("2026-02-10"), day("2026-03-02"));
    assertThat(skipped).hasSize(10);
    assertThat(skipped.get(0))
        .isEqualTo(new SkippedDay(day("2026-02-15"), "holiday", "春节", "Spring Festival"));
    assertThat(skipped.get(9)).isEqualTo(new SkippedDay(day("2026-03-01"), "weekend", "", ""));
  }

  @Test
  void nationalDay2025RunsWithMidAutumnAndIsMadeUpForOnBothSides() {
    // Sunday 28, 29, 30 September, eight days off, 9 and 10 October, Saturday 11, then Monday 13
    assertThat(days.plus(day("2025-09-26"), 1)).isEqualTo("2025-09-28");
    assertThat(days.plus(day("2025-09-26"), 5)).isEqualTo("2025-10-10");
    assertThat(days.plus(day("2025-09-26"), 6)).isEqualTo("2025-10-11");
    assertThat(days.plus(day("2025-09-26"), 7)).isEqualTo("2025-10-13");
    assertThat(days.plus(day("2025-10-09"), -3)).isEqualTo("2025-09-28");
    assertThat(days.between(day("2025-09-26"), day("2025-10-10"))).isEqualTo(5);
    assertThat(days.between(day("2025-10-10"), day("2025-09-26"))).isEqualTo(-5);
    assertThat(days.skipped(day("2025-09-30"), day("2025-10-09")))
        .extracting(SkippedDay::name)
        .containsExactly("国庆节", "国庆节", "国庆节", "国庆节", "国庆节", "中秋", "国庆节", "国庆节");
  }

  @Test
  void inAYearNotAnnouncedOnlyWeekendsAreOff() {
    assertThat(days.isAnnounced(2026)).isTrue();
    assertThat(days.isAnnounced(2027)).isFalse();
    // 29–31 December, New Year's Day, which nobody has announced yet, and Monday 4 January
    assertThat(days.plus(day("2026-12-28"), 5)).isEqualTo("2027-01-04");
  }

  @Test
  void noDaysFromADayIsTheDayItself() {
    assertThat(days.plus(day("2026-02-16"), 0)).isEqualTo("2026-02-16");
    assertThat(days.skipped(day("2026-02-16"), day("2026-02-16"))).isEmpty();
  }

  @Test
  void refusesToCountForever() {
    assertThatThrownBy(() -> days.plus(day("2026-02-10"), 10_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> days.plus(day("2026-02-10"), Integer.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(day("2019-06-01").toEpochDay(), day("2027-06-30").toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property
  void countingBackUndoesCountingForward(
      @ForAll("dates") LocalDate start, @ForAll @IntRange(max = 500) int n) {
    Assume.that(days.isWorkday(start));
    assertThat(days.plus(days.plus(start, n), -n)).isEqualTo(start);
  }

  @Property
  void moreDaysEndLaterAndAlwaysOnAWorkday(
      @ForAll("dates") LocalDate start, @ForAll @IntRange(max = 500) int n) {
    LocalDate end = days.plus(start, n + 1);
    assertThat(end).isAfter(days.plus(start, n));
    assertThat(days.isWorkday(end)).isTrue();
  }

  @Property
  void aLaterStartNeverEndsEarlier(
      @ForAll("dates") LocalDate one,
      @ForAll("dates") LocalDate other,
      @ForAll @IntRange(min = 1, max = 200) int n) {
    LocalDate earlier = one.isBefore(other) ? one : other;
    LocalDate later = one.isBefore(other) ? other : one;
    assertThat(days.plus(later, n)).isAfterOrEqualTo(days.plus(earlier, n));
  }

  @Property
  void theSpanHoldsAsManyWorkdaysAsWereAdded(
      @ForAll("dates") LocalDate start, @ForAll @IntRange(max = 500) int n) {
    LocalDate end = days.plus(start, n);
    assertThat(days.between(start, end)).isEqualTo(n);
    assertThat(days.between(end, start)).isEqualTo(-n);
  }

  @Property
  void everyDayOfASpanIsCountedOrSkipped(
      @ForAll("dates") LocalDate start, @ForAll @IntRange(max = 800) int length) {
    LocalDate end = start.plusDays(length);
    assertThat(days.between(start, end) + days.skipped(start, end).size()).isEqualTo(length);
  }
}
