package org.bihuan.calendar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;

/** Notices of any text at all are read in bounded time. */
class HolidayNoticeFuzzTest {

  private final HolidayNotice notice = new HolidayNotice();

  @FuzzTest(maxDuration = "10m")
  void readsAnyText(byte[] text) {
    Bounded.read(
        Problem.class, () -> notice.read(2026, new String(text, StandardCharsets.UTF_8)));
  }
}
