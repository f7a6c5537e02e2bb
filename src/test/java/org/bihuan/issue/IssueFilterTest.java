package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IssueFilterTest {

  @Test
  void anyNarrowsNothing() {
    assertThat(IssueFilter.ANY.given()).isEmpty();
    assertThat(IssueFilter.ANY).hasAllNullFieldsOrProperties();
  }

  @Test
  void changesOneFilterAndKeepsTheOthers() {
    IssueFilter filter =
        IssueFilter.ANY
            .ofType("rectification")
            .with("overdue", true)
            .with("dueTo", LocalDate.of(2026, 9, 30))
            .with("sort", "dueAt");

    assertThat(filter.type()).isEqualTo("rectification");
    assertThat(filter.overdue()).isTrue();
    assertThat(filter.dueTo()).isEqualTo(LocalDate.of(2026, 9, 30));
    assertThat(filter.sort()).isEqualTo("dueAt");
    assertThat(filter.given()).containsOnlyKeys("type", "overdue", "dueTo");
    assertThat(filter.ofType(null).given()).containsOnlyKeys("overdue", "dueTo");
  }

  @Test
  void refusesAFilterThatThereIsNot() {
    assertThatThrownBy(() -> IssueFilter.ANY.with("colour", "red"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IssueFilter.ANY.with("overdue", "yes"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
