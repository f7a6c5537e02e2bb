package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workflow.count.OlderOpenedValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Limits by counting other issues: a company may be inspected twice a year. */
@ServiceTest
class IssueCountsTest {

  @LocalServerPort int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private OlderOpenedValues older;
  private Api api;
  private Session inspector;
  private String register;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    register = RegisterFiles.deploy(api);
    for (String code : List.of("E1", "E2")) {
      inspector
          .post(
              "/api/registers/" + register + "/entries",
              RegisterFiles.company(code, code + "公司", "bus"))
          .expect(201);
    }
  }

  /** As if they had been opened before the values were kept. */
  @Test
  void olderIssuesAreCountedOnceTheirTrailsAreRead() {
    TypeFile type =
        limited("issues.count('%s', 'company', fields.opened.company, " + YEAR + ") >= 2")
            .deploy(api);
    for (String company : List.of("E1", "E1", "E2")) {
      open(type, company, "2026-03-01").expect(201);
    }
    List<Map<String, Object>> kept = values(type);
    assertThat(kept).hasSize(6);
    jdbc.update("delete from opened_value where type = ?", type.key());
    jdbc.update("update opened_values_read set through = '', done = false");
    assertThat(resolution(open(type, "E1", "2026-03-02"))).isEqualTo("null");

    older.next(1);
    assertThat(jdbc.queryForObject("select through from opened_values_read", String.class))
        .as("it goes on from here")
        .isNotEmpty();
    older.all();
    older.all();

    assertThat(values(type)).hasSize(8).containsAll(kept);
    assertThat(jdbc.queryForObject("select done from opened_values_read", Boolean.class)).isTrue();
    assertThat(resolution(open(type, "E1", "2026-03-03"))).isEqualTo("refused");
    assertThat(resolution(open(type, "E2", "2026-03-03"))).isEqualTo("null");
  }

  private List<Map<String, Object>> values(TypeFile type) {
    return jdbc.queryForList(
        "select issue, field, code from opened_value where type = ?", type.key());
  }

  private static final String YEAR = "'2026-01-01', '2100-01-01'";

  /**
   * Refused by its own condition from the third on: ends at once, at an end that does not count.
   */
  private TypeFile limited(String count) {
    TypeFile type = TypeFile.begin();
    return type.startForm(
            field("company", "entry", "required=\"true\" bihuan:register=\"" + register + "\"")
                + field("day", "date", ""))
        .elements(
            flow("opened", "often")
                + "<exclusiveGateway id=\"often\" name=\"频次\" bihuan:en=\"Often\" default=\"oftenToInspect\"/>"
                + flow("often", "refused", count.formatted(type.key()))
                + flow("often", "inspect")
                + step("inspect", "")
                + flow("inspect", "done")
                + "<endEvent id=\"refused\" name=\"超出频次\" bihuan:en=\"Too often\" bihuan:counts=\"false\"/>");
  }

  private Answer open(TypeFile type, String company, String day) {
    return inspector.post(
        "/api/issues",
        Map.of(
            "type",
            type.key(),
            "title",
            "检查",
            "unit",
            "QH-XN-DT",
            "fields",
            Map.of("company", company, "day", day)));
  }

  private String resolution(Answer opened) {
    return opened.expect(201).text("resolution");
  }

  @Test
  void aLimitHoldsForEachValue() {
    TypeFile type =
        limited("issues.count('%s', 'company', fields.opened.company, " + YEAR + ") >= 2")
            .deploy(api);
    for (String company : List.of("E1", "E1", "E2")) {
      assertThat(resolution(open(type, company, "2026-03-01"))).isEqualTo("null");
    }
    assertThat(resolution(open(type, "E1", "2026-03-01"))).isEqualTo("refused");
    assertThat(resolution(open(type, "E1", "2026-03-01"))).isEqualTo("refused");
    assertThat(resolution(open(type, "E2", "2026-03-01"))).isEqualTo("null");
  }

  @Test
  void itCountsByADateOfTheFormToo() {
    TypeFile type =
        limited(
                "issues.count('%s', 'company', fields.opened.company, '2026-01-01', '2027-01-01', 'day') >= 1")
            .deploy(api);
    assertThat(resolution(open(type, "E1", "2025-12-31"))).isEqualTo("null");
    assertThat(resolution(open(type, "E1", "2027-01-01"))).isEqualTo("null");
    assertThat(resolution(open(type, "E1", "2026-01-01"))).isEqualTo("null");
    assertThat(resolution(open(type, "E1", "2026-05-01"))).isEqualTo("refused");
  }

  @Test
  void differentValuesAreCountedOnce() {
    TypeFile type =
        limited("issues.distinct('%s', 'company', 'unit', issue.unit, " + YEAR + ") >= 2")
            .deploy(api);
    for (String company : List.of("E1", "E1", "E2")) {
      assertThat(resolution(open(type, company, "2026-03-01"))).isEqualTo("null");
    }
    assertThat(resolution(open(type, "E1", "2026-03-01"))).isEqualTo("refused");
  }

  @Test
  void differentValuesAreCountedByADateOfTheFormToo() {
    TypeFile type =
        limited(
                "issues.distinct('%s', 'company', 'unit', issue.unit, '2026-01-01', '2027-01-01', 'day') >= 2")
            .deploy(api);
    assertThat(resolution(open(type, "E1", "2026-03-01"))).isEqualTo("null");
    assertThat(resolution(open(type, "E2", "2025-12-31"))).isEqualTo("null");
    assertThat(resolution(open(type, "E1", "2026-05-01"))).isEqualTo("null");
    assertThat(resolution(open(type, "E2", "2026-12-31"))).isEqualTo("null");
    assertThat(resolution(open(type, "E1", "2026-06-01"))).isEqualTo("refused");
  }

  @Test
  void openingsAtTheSameTimeDoNotPassTheLimit() throws Exception {
    TypeFile type =
        limited("issues.count('%s', 'company', fields.opened.company, " + YEAR + ") >= 2")
            .deploy(api);
    ExecutorService together = Executors.newFixedThreadPool(6);
    try {
      List<Future<Answer>> openings = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        openings.add(together.submit(() -> open(type, "E1", "2026-03-01")));
      }
      int inspected = 0;
      for (Future<Answer> opening : openings) {
        inspected += resolution(opening.get()).equals("null") ? 1 : 0;
      }
      assertThat(inspected).isEqualTo(2);
    } finally {
      together.shutdownNow();
    }
  }

  @Test
  void theCheckKnowsTypesAndFields() {
    refused(
        "issues.count('none', 'company', fields.opened.company, " + YEAR + ") > 1", "unknown-type");
    refused(
        "issues.count('%s', 'nothing', fields.opened.company, " + YEAR + ") > 1", "unknown-field");
    refused("issues.count('%s', 'company', issue.unit, " + YEAR + ") > 1", "value-type");
    refused("issues.count('%s', 'company', fields.opened.company, 1, today) > 1", "value-type");
    refused(
        "issues.count('%s', 'company', fields.opened.company, " + YEAR + ", 'company') > 1",
        "unknown-field");
    refused(
        "issues.distinct('%s', 'company', 'unit', issue.unit, " + YEAR + ", 'company') > 1",
        "unknown-field");
    refused("issues.distinct('%s', 'day', 'unit', issue.unit, " + YEAR + ") > 1", "unknown-field");
  }

  private void refused(String count, String rule) {
    Answer answer = limited(count).upload(api);
    assertThat(answer.body().at("/files/0/findings").findValuesAsText("rule")).contains(rule);
  }

  @Test
  void anIssueThatEndedWithoutCountingIsNotCounted() {
    TypeFile type =
        limited("issues.count('%s', 'company', fields.opened.company, " + YEAR + ") >= 1")
            .deploy(api);
    String first = open(type, "E1", "2026-03-01").expect(201).text("number");
    assertThat(resolution(open(type, "E1", "2026-03-01"))).isEqualTo("refused");
    assertThat(Work.tasks(inspector, first, "inspect")).hasSize(1);
  }
}
