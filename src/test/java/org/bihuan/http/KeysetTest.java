package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

  @Test
  void givesBackWhatWasEncoded() {
    assertThat(Keyset.decode(Keyset.encode("2026-01-01T00:00:00Z", "问题,\u0000|1"), 2))
        .containsExactly("2026-01-01T00:00:00Z", "问题,\u0000|1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAA", "____", "AAVhYmM"})
  void refusesWhatWasNotGivenOut(String after) {
    assertThatThrownBy(() -> Keyset.decode(after, 2))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.errors().get(0).field()).isEqualTo("after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "1.5", "all", ""})
  void refusesLimitsOutsideTheirRange(String limit) {
    assertThatThrownBy(() -> Limits.of(limit))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.errors().get(0).field()).isEqualTo("limit"));
  }
}
