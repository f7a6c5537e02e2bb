package org.bihuan.workflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.bihuan.MovableClock;
import org.bihuan.http.RefusedWithHeaders;
import org.junit.jupiter.api.Test;

/** How much is reported at most. */
class ReportThrottleTest {

  private final ReceiptRows rows = mock(ReceiptRows.class);
  private final MovableClock clock = new MovableClock();
  private final ReportThrottle throttle =
      new ReportThrottle(new ReportSettings(true, 2, 5, 9), rows, clock);

  @Test
  void oneNetworkMaySendAFewTimesAnHour() {
    throttle.count("192.0.2.1");
    throttle.count("192.0.2.1");
    assertThatThrownBy(() -> throttle.count("192.0.2.1")).isInstanceOf(RefusedWithHeaders.class);
    throttle.count("192.0.2.2");
    throttle.count("2001:db8::1");
    throttle.count("2001:db8::2");
    assertThatThrownBy(() -> throttle.count("2001:db8::3")).isInstanceOf(RefusedWithHeaders.class);

    clock.advance(Duration.ofMinutes(61));
    assertThatNoException().isThrownBy(() -> throttle.count("192.0.2.1"));
  }

  @Test
  void allTogetherMayReportSoManyTimesADay() {
    when(rows.since(any())).thenReturn(4, 5);
    throttle.requireRoom();
    assertThatThrownBy(throttle::requireRoom).isInstanceOf(RefusedWithHeaders.class);
  }

  @Test
  void receiptsAreRandomAndFoundHoweverTheyAreTyped() {
    String receipt = Receipt.fresh();
    assertThat(receipt).matches("[0-9a-f]{32}").isNotEqualTo(Receipt.fresh());
    String typed = receipt.toUpperCase(java.util.Locale.ROOT).replaceAll(".{4}", "$0 ");
    assertThat(Receipt.hash(typed)).isEqualTo(Receipt.hash(receipt)).isNotEqualTo(receipt);
    assertThat(Receipt.hash("x".repeat(1_000_000))).isEqualTo(Receipt.hash(""));
  }
}
