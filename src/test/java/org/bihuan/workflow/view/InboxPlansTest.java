package org.bihuan.workflow.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bihuan.ListPlans;
import org.bihuan.ServiceTest;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** No filter of the list of tasks needs to read all tasks of a group. */
@ServiceTest
@EnabledIfSystemProperty(named = "bihuan.test.database", matches = "postgresql")
class InboxPlansTest {

  private static final Caller REVIEWER =
      new Caller("qh-reviewer", "复核人", List.of(new Duty("QH", Role.REVIEWER)));

  @Autowired private Units units;
  @Autowired private JdbcTemplate jdbc;

  private static TaskFilter filter(String scope, String asked) {
    return new TaskFilter(
        scope,
        asked.equals("step") ? "rectify" : null,
        asked.equals("type") ? "hearing" : null,
        asked.equals("issue") ? "QH-2026-000001" : null,
        asked.equals("overdue") ? true : null,
        asked.equals("severity") ? "critical" : null,
        asked.equals("unit") ? "QH-XN-DT" : null,
        asked.equals("campaign") ? "2026" : null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "step", "type", "overdue", "unit"})
  void readsTheNextTasksFromAnIndex(String asked) {
    for (String scope : List.of("claimable", "mine", "group")) {
      if (asked.equals("unit") && scope.equals("mine")) {
        continue; // nobody has claimed very many
      }
      InboxQuery query =
          new InboxQuery(REVIEWER, filter(scope, asked), scope, units, Instant.now(), true);
      String plan = new ListPlans(jdbc).inOrder(query.rows(null, 21), query.parameters());

      assertThat(plan).as(scope + " " + asked).doesNotContain("Sort", "Seq Scan");
    }
  }

  /** What one unit and those below it have is a range of the index for each. */
  @Test
  void readsTheNextTasksOfSeveralUnitsFromRangesOfEach() {
    TaskFilter below = new TaskFilter("group", null, null, null, null, null, "QH-XN", null);
    InboxQuery query = new InboxQuery(REVIEWER, below, "group", units, Instant.now(), true);
    String plan = new ListPlans(jdbc).inOrder(query.rows(null, 21), query.parameters());

    assertThat(plan).contains("Index Scan using task_unit").doesNotContain("Seq Scan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"severity", "unit", "campaign", "issue"})
  void findsFewTasksByTheirIssues(String asked) {
    InboxQuery query =
        new InboxQuery(REVIEWER, filter("group", asked), "group", units, Instant.now(), true);
    String ids = query.ids(1001);

    assertThat(new ListPlans(jdbc).byCondition(ids, query.parameters()))
        .contains("Bitmap Index Scan")
        .doesNotContain("Seq Scan");
  }
}
