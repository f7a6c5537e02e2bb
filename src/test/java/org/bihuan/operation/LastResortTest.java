package org.bihuan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastResortTest {

  private final List<Integer> ended = new ArrayList<>();
  private final LastResort lastResort = new LastResort(ended::add);

  @Test
  void endsOnceWhereMemoryHasRunOutHoweverDeepThatLies() {
    Throwable failure = new OutOfMemoryError("Java heap space");
    for (int depth = 0; depth < 5; depth++) {
      failure = new IllegalStateException(failure);
    }
    lastResort.look(failure);
    lastResort.look(failure);
    assertThat(ended).containsExactly(LastResort.EXIT_CODE);
  }

  @Test
  void goesOnAfterAllElse() {
    lastResort.look(null);
    lastResort.look(new StackOverflowError());
    lastResort.look(new IllegalStateException(new SQLException("closed", "08006", 90098)));
    IllegalStateException circle = new IllegalStateException();
    circle.initCause(new IllegalStateException(circle));
    lastResort.look(circle);
    assertThat(ended).isEmpty();
  }
}
