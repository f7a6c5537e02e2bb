package org.bihuan.issue.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberBlockTest {

  private final NumberBlock block = new NumberBlock(20);
  private long now = 1;
  private int reserved = 1;

  /** Takes so many numbers, and reserves whatever the block asks for. */
  private List<Integer> take(int count) {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Integer number = block.take();
      if (number != null) {
        taken.add(number);
      }
      refill(block.wanted(now));
    }
    return taken;
  }

  private void refill(int wanted) {
    if (wanted > 0) {
      block.refill(reserved, wanted, now);
      reserved += wanted;
    }
  }

  @Test
  void isEmptyAtFirstAndThenNeverWhereMoreIsReservedInTime() {
    assertThat(take(1000)).hasSize(999).startsWith(1, 2, 3).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void growsWhileItIsUsedUpQuicklyAndShrinksWhenItIsNot() {
    Object unused = take(1000);
    assertThat(largest()).isEqualTo(320);

    now += Duration.ofMinutes(1).toNanos();
    assertThat(largest()).isEqualTo(20);
  }

  private int largest() {
    int wanted = 0;
    while (wanted == 0) {
      Object unused = block.take();
      wanted = block.wanted(now);
    }
    block.refill(reserved, wanted, now);
    reserved += wanted;
    return wanted;
  }

  @Test
  void givesNoNumberThatAnotherNodeReservedBetweenTwoBlocks() {
    assertThat(block.wanted(now)).isEqualTo(20);
    block.refill(1, 20, now);
    for (int i = 0; i < 10; i++) {
      Object unused = block.take();
    }
    int wanted = block.wanted(now);
    assertThat(wanted).isPositive();
    block.refill(101, wanted, now);

    List<Integer> rest = new ArrayList<>();
    for (Integer next = block.take(); next != null; next = block.take()) {
      rest.add(next);
    }
    assertThat(rest).hasSize(10 + wanted).contains(20, 101).doesNotContain(21, 100);
  }

  @Test
  void asksForOneReservationAtATime() {
    assertThat(block.wanted(now)).isPositive();
    assertThat(block.wanted(now)).isZero();
    block.refillFailed();
    assertThat(block.wanted(now)).isPositive();
  }
}
