package org.bihuan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class DemonstrationTest {

  @Autowired Units units;
  @Autowired People people;

  @Test
  void theDemonstrationHasItsUnitsAndPeopleFromTheStart() {
    assertThat(units.find("QH-XN-DT").orElseThrow().parent()).isEqualTo("QH-XN");
    assertThat(units.root("QH-XN-DT")).isEqualTo("QH");
    assertThat(people.holders("QH-XN-DT/rectifier")).contains("dt-rectifier");
    assertThat(people.administrators()).contains("qh-admin");
  }
}
