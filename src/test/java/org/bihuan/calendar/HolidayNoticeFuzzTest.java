package org.bihuan.calendar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.RootAdministrators;

/** Notices with any text are read in bounded time, or refused. */
class HolidayNoticeFuzzTest {

  private final Caller administrator =
      new Caller("administrator", "管理员", List.of(new Duty("QH", Role.ADMINISTRATOR)));
  private final HolidayNotice notice = new HolidayNotice(new RootAdministrators(new ListedUnits()));

  @FuzzTest(maxDuration = "10m")
  void readsAnyText(byte[] text) {
    Bounded.read(
        Problem.class,
        () -> notice.read(administrator, 2026, new String(text, StandardCharsets.UTF_8)));
  }
}
