package org.bihuan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.report.FigureQuery.Counted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitRollupTest {

  private final UnitRollup rollup = new UnitRollup(new ListedUnits());

  private static Counted counted(@Nullable String unit, long total) {
    return new Counted(unit, new Figures(total, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void gathersUnitsUnderThoseBelowTheOneTheyAllLieUnder() {
    assertThat(
            rollup.rows(
                List.of(counted("QH-XN-DT", 2), counted("QH-XN-HZ", 3), counted("QH-HB", 5)), null))
        .extracting(row -> row.unit(), row -> row.own(), row -> row.figures().total())
        .containsExactlyInAnyOrder(tuple("QH-XN", false, 5L), tuple("QH-HB", false, 5L));
  }

  @Test
  void tellsAUnitsOwnFromThoseBelowIt() {
    assertThat(rollup.rows(List.of(counted("QH-XN", 1), counted("QH-XN-DT", 2)), "QH-XN"))
        .extracting(row -> row.unit(), row -> row.own(), row -> row.figures().total())
        .containsExactlyInAnyOrder(tuple("QH-XN", true, 1L), tuple("QH-XN-DT", false, 2L));
  }

  @Test
  void keepsIssuesOfNoUnitApart() {
    assertThat(rollup.rows(List.of(counted(null, 1), counted("QH-HB", 2)), null))
        .extracting(row -> row.unit())
        .containsExactlyInAnyOrder(null, "QH-HB");
  }
}
