package org.bihuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.bihuan.issue.IssueFilter;
import org.bihuan.ledger.ListedUnits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueLinksTest {

  private static IssueLinks links(
      @Nullable String status, @Nullable String category, @Nullable LocalDate from) {
    return new IssueLinks(
        "/api/issues",
        IssueFilter.ANY
            .ofType("rectification")
            .with("status", status)
            .with("category", category)
            .with("openedFrom", from),
        new ListedUnits());
  }

  @Test
  void keepTheFiltersAndNarrowThemToTheFigure() {
    assertThat(links(null, "甲&乙", null).of(Dimension.SEVERITY, "major"))
        .containsEntry(
            "total", "/api/issues?type=rectification&category=%E7%94%B2%26%E4%B9%99&severity=major")
        .containsEntry(
            "overdue",
            "/api/issues?type=rectification&category=%E7%94%B2%26%E4%B9%99&severity=major"
                + "&overdue=true")
        .hasSize(12);
  }

  @Test
  void doNotListWhatAFilterRulesOut() {
    assertThat(links("closed", null, null).all()).doesNotContainKey("open").containsKey("total");
  }

  @Test
  void narrowAMonthToTheDaysAskedFor() {
    assertThat(links(null, null, LocalDate.of(2026, 2, 10)).of(Dimension.MONTH, "2026-02"))
        .containsEntry(
            "total", "/api/issues?type=rectification&openedFrom=2026-02-10&openedTo=2026-02-28");
  }

  @Test
  void areLeftOutWhereNoFilterSaysWhich() {
    assertThat(links(null, null, null).of(Dimension.CATEGORY, null)).isEmpty();
  }

  @Test
  void leaveOutTheUnitsBelowWhichAreGroupsOfTheirOwn() {
    assertThat(links(null, null, null).of(Dimension.UNIT, "QH-XN"))
        .containsEntry("total", "/api/issues?type=rectification&unit=QH-XN&unitAlone=true");
    assertThat(links(null, null, null).of(Dimension.UNIT, "QH-XN-DT"))
        .containsEntry("total", "/api/issues?type=rectification&unit=QH-XN-DT");
  }
}
