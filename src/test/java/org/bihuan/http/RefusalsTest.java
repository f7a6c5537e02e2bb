package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;

class RefusalsTest {

  @Test
  void saysNothingOfAnUnexpectedFailureButAReference() {
    Problem problem = Refusals.of(new IllegalStateException("select secret from credential"));
    assertThat(problem.status().value()).isEqualTo(500);
    assertThat(problem.name()).isEqualTo("internal");
    assertThat(problem.arguments()).hasSize(1);
    assertThat(problem.arguments()[0].toString()).matches("[0-9a-f-]{36}");
  }

  @Test
  void tellsALostRaceAsStale() {
    assertThat(Refusals.of(new OptimisticLockingFailureException("x")).name()).isEqualTo("stale");
    assertThat(Refusals.of(new CannotAcquireLockException("x")).name()).isEqualTo("stale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00", "90131", "23505"})
  void seesALostRaceInsideOtherExceptions(String state) {
    Throwable hidden = new IllegalStateException(new SQLException("x", state));
    assertThat(Refusals.of(hidden).status().value()).isEqualTo(409);
  }
}
