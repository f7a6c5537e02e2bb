package org.bihuan.workbench.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  private final Numbers numbers = new Numbers();

  @Test
  void saysHundredPerCentOnlyOfAll() {
    assertThat(numbers.percent(1.0)).isEqualTo("100%");
    assertThat(numbers.percent(0.9999)).isEqualTo("99.9%");
    assertThat(numbers.percent(0.5)).isEqualTo("50%");
    assertThat(numbers.percent(0.0)).isEqualTo("0%");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(numbers.percent(null)).isEqualTo("–");
    assertThat(numbers.days(null)).isEqualTo("–");
  }

  @Test
  void roundsDaysToOnePlace() {
    assertThat(numbers.days(12.26)).isEqualTo("12.3");
    assertThat(numbers.days(10.0)).isEqualTo("10");
  }
}
