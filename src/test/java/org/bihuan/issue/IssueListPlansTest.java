package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.ListPlans;
import org.bihuan.ServiceTest;
import org.bihuan.issue.IssueConditions.Wanted;
import org.bihuan.issue.IssuePages.Order;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** No filter and no order of the list of issues needs to read the whole table. */
@ServiceTest
@EnabledIfSystemProperty(named = "bihuan.test.database", matches = "postgresql")
@TestPropertySource(properties = "bihuan.test.own-database=plans") // they follow what is in it
class IssueListPlansTest {

  private static final Caller ALL_SEEING =
      new Caller("qh-leader", "领导", List.of(new Duty("QH", Role.LEADER)));
  private static final Caller OF_ONE_UNIT =
      new Caller("dt-rectifier", "整改人", List.of(new Duty("QH-XN-DT", Role.RECTIFIER)));

  /** Filters that may leave few issues, each with a value. */
  private static final Map<String, Object> SELECTIVE =
      Map.ofEntries(
          Map.entry("type", "hearing"),
          Map.entry("step", "review"),
          Map.entry("unit", "QH-XN-DT"),
          Map.entry("supervisor", "QH-XN"),
          Map.entry("category", "涉企执法"),
          Map.entry("severity", "critical"),
          Map.entry("source", "hotline12345"),
          Map.entry("campaign", "2026-dangerous-goods"),
          Map.entry("resolution", "withdrawn"),
          Map.entry("overdue", true),
          Map.entry("openedFrom", LocalDate.of(2026, 11, 1)),
          Map.entry("openedTo", LocalDate.of(2026, 1, 1)),
          Map.entry("foundFrom", LocalDate.of(2026, 11, 1)),
          Map.entry("foundTo", LocalDate.of(2026, 1, 1)),
          Map.entry("reviewOverdue", true),
          Map.entry("onTime", true),
          Map.entry("late", true),
          Map.entry("closedOtherwise", true),
          Map.entry("figure", "satisfied"),
          Map.entry("q", "桥梁限载标志"),
          Map.entry("signedOff", true),
          Map.entry("withdrawn", true),
          Map.entry("firstPass", true),
          Map.entry("relapsed", true),
          Map.entry("dueFrom", LocalDate.of(2026, 11, 1)),
          Map.entry("dueTo", LocalDate.of(2026, 1, 1)),
          Map.entry("fromRound", 3),
          Map.entry("version", 9),
          Map.entry("status", "closed"));

  /** Those that only go with another, or say in which order, or as of when. */
  private static final Set<String> OTHERS = Set.of("unitAlone", "inPart", "sort", "asOf");

  @Autowired private IssueConditions conditions;
  @Autowired private JdbcTemplate jdbc;

  static Stream<String> selective() {
    return SELECTIVE.keySet().stream().sorted();
  }

  @Test
  void everyFilterIsLookedAt() {
    Set<String> filters =
        Arrays.stream(IssueFilter.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !OTHERS.contains(name))
            .collect(Collectors.toSet());

    assertThat(SELECTIVE.keySet()).isEqualTo(filters);
  }

  @ParameterizedTest
  @MethodSource("selective")
  void findsFewIssuesByAnIndex(String filter) {
    isFoundByAnIndex(ALL_SEEING, IssueFilter.ANY.with(filter, SELECTIVE.get(filter)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"桥", "s1", "K12+300", "QH-2026-000001", "桥梁 锈蚀", "城东区", "qh-leader"})
  void findsAnyWordByAnIndex(String words) {
    isFoundByAnIndex(ALL_SEEING, IssueFilter.ANY.with("q", words));
  }

  @Test
  void findsTheIssuesOfAUnitByAnIndex() {
    isFoundByAnIndex(OF_ONE_UNIT, IssueFilter.ANY);
  }

  private void isFoundByAnIndex(Caller caller, IssueFilter filter) {
    Issues.Condition condition = conditions.of(caller, filter);
    String plan =
        new ListPlans(jdbc)
            .byCondition(
                "select i.number from issue i where " + condition.sql(), condition.parameters());

    assertThat(plan).contains("Bitmap Index Scan").doesNotContain("Seq Scan");
  }

  /** Days in another order than theirs: month by month, each in the order. */
  @ParameterizedTest
  @ValueSource(strings = {"openedFrom", "openedTo", "dueFrom", "dueTo"})
  void readsDaysInAnotherOrderFromIndexesOfMonths(String days) {
    boolean opened = days.startsWith("opened");
    for (String sort : opened ? List.of("dueAt", "number") : List.of("-openedAt", "number")) {
      for (IssueFilter filter : List.of(IssueFilter.ANY, IssueFilter.ANY.with("status", "open"))) {
        Order order = Order.of(sort);
        IssueFilter asked = filter.with(days, LocalDate.of(2026, 1, 1));
        Wanted wanted = conditions.wanted(ALL_SEEING, asked, order);
        String sql =
            Objects.requireNonNull(wanted.months())
                .sql(IssueRows.COLUMNS, wanted.indexed().sql(), order, 21);
        String plan = new ListPlans(jdbc).inOrder(sql, List.copyOf(wanted.indexed().parameters()));

        // sorted is only what each month contributes to the page
        assertThat(plan.lines().filter(line -> line.contains("Sort  ")).count())
            .as(plan)
            .isLessThanOrEqualTo(1);
        assertThat(plan)
            .contains(
                "Index Scan%s using issue_%s_month_"
                    .formatted(sort.startsWith("-") ? " Backward" : "", opened ? "opened" : "due"))
            .doesNotContain("Seq Scan");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsAnyOrderFromAnIndex(Order order) {
    for (IssueFilter filter :
        List.of(
            IssueFilter.ANY,
            IssueFilter.ANY.with("status", "open"),
            IssueFilter.ANY.with("overdue", true),
            IssueFilter.ANY.with("signedOff", true),
            IssueFilter.ANY.with("openedFrom", LocalDate.of(2026, 1, 1)),
            IssueFilter.ANY.with("dueTo", LocalDate.of(2026, 1, 1)))) {
      Issues.Condition range = conditions.wanted(ALL_SEEING, filter, order).range();
      List<Object> parameters = new ArrayList<>(range.parameters());
      String plan =
          new ListPlans(jdbc)
              .inOrder(
                  "select i.* from issue i where %s order by %s limit 1"
                      .formatted(range.sql(), order.sql()),
                  parameters);

      assertThat(plan)
          .as(filter.given().toString())
          .contains("Index")
          .doesNotContain("Sort", "Seq Scan");
    }
  }
}
