package org.bihuan.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of photos, in the spellings that are found: right, or left out. */
class ExifTimeTest {

  private static final String TIME = "2026:11:20 10:00:00";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026:11:20 10:00:00",
        "2026:11:20 10:00",
        "2026/11/20 10:00:00",
        "2026-11-20 10:00:00",
        "2026-11-20T10:00:00",
        "2026.11.20 10:00:00",
        "2026-11-20T10:00:00.123",
        "2026:11:20  10:00:00 ",
        "2026年11月20日 10:00:00",
        "2026-11-20T02:00:00Z",
        "2026-11-20T10:00:00+08:00"
      })
  void readsWhatCanBeReadInOneWayOnly(String time) {
    assertThat(time(time, null)).isEqualTo("2026-11-20T02:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026:11:20",
        "20/11/2026 10:00:00",
        "2026:13:20 10:00:00",
        "2026:02:30 10:00:00",
        "2026:11:20 24:00:00",
        "2026:11:20 10:00:61",
        "2026:11:20 10:00:00 PM",
        "0000:00:00 00:00:00",
        "    :  :     :  :  "
      })
  void leavesOutWhatCannot(String time) {
    assertThat(time(time, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Z,2026-11-20T10:00:00Z",
    "+08:00,2026-11-20T02:00:00Z",
    "+0800,2026-11-20T02:00:00Z",
    "+08,2026-11-20T02:00:00Z",
    "-05:30,2026-11-20T15:30:00Z",
    "+14:00,2026-11-19T20:00:00Z",
    "'   :  ',2026-11-20T02:00:00Z",
    "'',2026-11-20T02:00:00Z"
  })
  void readsOffsets(String offset, String utc) {
    assertThat(time(TIME, offset)).isEqualTo(utc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+25:00", "+14:30", "-13:00", "+08:75", "Asia/Shanghai", "8", "+99:99"})
  void leavesOutTimesWithOffsetsThatNoPlaceHas(String offset) {
    assertThat(time(TIME, offset)).isNull();
  }

  @Test
  void readsTheTextUpToTheZeroThatEndsIt() {
    assertThat(time(TIME + "\0rest", "Z\0")).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(time(null, "Z")).isNull();
  }

  private static @Nullable Instant time(@Nullable String time, @Nullable String offset) {
    return ExifTime.of(time, offset, ZoneId.of("Asia/Shanghai"));
  }
}
