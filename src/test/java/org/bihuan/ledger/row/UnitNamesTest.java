package org.bihuan.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Set;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitNamesTest {

  private static final String NAME = "化隆县交通运输局";

  private final Units units = mock(Units.class);

  @BeforeEach
  void nameTwoUnitsAlike() {
    when(units.named(NAME)).thenReturn(List.of(unit("QH-HD-HL", "QH-HD"), unit("XX1", "QH-XN")));
  }

  private static Unit unit(String code, String parent) {
    return new Unit(code, NAME, null, null, parent, "enforcement", null, false);
  }

  @Test
  void meansTheImportersOwnUnitWhereSeveralHaveTheName() {
    UnitNames names = new UnitNames(units, Set.of("QH-HD", "QH-HD-HL"));

    assertThat(names.find(NAME).code()).isEqualTo("QH-HD-HL");
  }

  @Test
  void asksWhoeverSeesBoth() {
    UnitNames names = new UnitNames(units, Set.of("QH-HD-HL", "XX1"));

    assertThat(names.find(NAME).messageKey()).isEqualTo("ledger.row.unit.ambiguous");
  }
}
