package org.bihuan.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-9-3",
        "2025-09-03",
        "2025/09/03",
        "2025.9.3",
        "2025年9月3日",
        "20250903",
        "45903",
        "２０２５－９－３",
        "2025-09-03 00:00:00",
        "2025年9月3日前"
      })
  void understandsEveryWayToWriteADay(String written) {
    assertThat(Days.parse(written)).contains(LocalDate.of(2025, 9, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-30", "尽快", "9月3日", "2025-13-01", "123", "99999"})
  void refusesDaysThatDoNotExist(String written) {
    assertThat(Days.parse(written)).isEmpty();
  }
}
