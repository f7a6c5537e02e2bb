package org.bihuan.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleTest {

  @Test
  void cutsLongDescriptionsAtAPause() {
    String description = "一".repeat(60) + "，" + "二".repeat(60);

    assertThat(Title.of(description)).isEqualTo("一".repeat(60) + "…");
    assertThat(Title.of("二".repeat(200))).hasSize(80);
  }
}
