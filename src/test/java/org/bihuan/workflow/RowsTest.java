package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.CountedSql;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables in forms: filled in at the opening, at steps and by actions, given and added to. */
@ServiceTest
class RowsTest {

  private static final String ITEMS =
      """
      {"fields": {"items": [
        {"item": "灭火器", "weight": 10, "answer": true},
        {"item": "行车记录仪", "weight": 5, "answer": false}]}}
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private CountedSql sql;

  private Api api;
  private Session inspector;
  private Session rectifier;

  @BeforeEach
  void deploy() throws IOException {
    api = new Api(port);
    inspector = api.as("xn-inspector");
    rectifier = api.as("dt-rectifier");
    byte[] file = new ClassPathResource("workflow/road-check.bpmn20.xml").getContentAsByteArray();
    Answer deployed =
        api.as("qh-admin").upload("/api/processes", "road-check.bpmn20.xml", file, Map.of());
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
  }

  private String open(Object... team) {
    return new Work(api)
        .open(
            "QH-XN-DT",
            Map.of("type", "road-check", "supervisor", "QH-XN", "fields", Map.of("team", team)));
  }

  private String planned() {
    String issue = open();
    Work.does(inspector, issue, "plan", ITEMS);
    return issue;
  }

  /** The claimed task of the check. */
  private String check(String issue) {
    String task = Work.task(rectifier, issue, "check");
    Work.claim(rectifier, task).expect(200);
    return task;
  }

  private static String results(String outcome, String findings) {
    return """
        {"outcome": "%s", "fields": {"items": [
          {"row": "2", "result": "bad", "remark": "损坏"}, {"row": "1", "result": "good", "remark": "齐全"}],
          "findings": %s}}
        """
        .formatted(outcome, findings);
  }

  private JsonNode submitted(String issue, String step, String field) {
    JsonNode last = MissingNode.getInstance();
    for (JsonNode entry : inspector.get("/api/issues/" + issue + "/trail").body().path("items")) {
      if (entry.path("step").asText(entry.path("act").asText()).equals(step)
          && entry.path("data").path("fields").has(field)) {
        last = entry.path("data").path("fields").path(field);
      }
    }
    return last;
  }

  private JsonNode rows(String issue, String step, String field) {
    String sha256 = submitted(issue, step, field).path("sha256").asText();
    return inspector.get("/api/issues/" + issue + "/rows/" + sha256).expect(200).body();
  }

  private List<String> differences(String issue) {
    return StreamSupport.stream(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("differences")
                .spliterator(),
            false)
        .map(found -> found.path("what").asText() + " " + found.path("fault").asText())
        .toList();
  }

  @Test
  void theTrailHoldsTheHashAndTheNumberOfRows() {
    String issue =
        open(Map.of("member", "xn-inspector", "task", "带队"), Map.of("member", "dt-rectifier"));

    JsonNode team = submitted(issue, "opened", "team");
    assertThat(team.path("rows").asInt()).isEqualTo(2);
    assertThat(team.size()).isEqualTo(2);
    JsonNode rows = rows(issue, "opened", "team");
    assertThat(rows.get(0).path("task").asText()).isEqualTo("带队");
    assertThat(rows.get(1).size()).isEqualTo(1);
    assertThat(jdbc.queryForObject("select state from issue where number = ?", String.class, issue))
        .doesNotContain("带队");
    assertThat(differences(issue)).isEmpty();
    rectifier.get("/api/issues/" + issue + "/rows/" + "0".repeat(64)).expect(404);
    api.as("hd-inspector")
        .get("/api/issues/" + issue + "/rows/" + team.path("sha256").asText())
        .expect(404);
  }

  @Test
  void aStepGivesTheRowsOfAnEarlierOne() {
    String issue = planned();
    String task = check(issue);

    JsonNode form = rectifier.get("/api/tasks/" + task).body().path("form").path("fields");
    assertThat(form.get(0).path("given").toString())
        .isEqualTo("[{\"row\":\"1\",\"item\":\"灭火器\"},{\"row\":\"2\",\"item\":\"行车记录仪\"}]");
    assertThat(form.get(0).path("columns").findValuesAsText("id"))
        .containsExactly("item", "result", "good", "bad", "remark");
    assertThat(form.get(0).path("columns").get(0).path("fixed").asBoolean()).isTrue();
    assertThat(form.get(1).has("given")).isFalse();

    Work.complete(rectifier, task, results("passed", "[]")).expect(200);

    assertThat(rows(issue, "check", "items").toString())
        .isEqualTo(
            "[{\"item\":\"灭火器\",\"remark\":\"齐全\",\"result\":\"good\"},"
                + "{\"item\":\"行车记录仪\",\"remark\":\"损坏\",\"result\":\"bad\"}]");
    assertThat(inspector.get("/api/issues/" + issue).text("resolution")).isEqualTo("nothingFound");
    assertThat(differences(issue)).isEmpty();
  }

  /** What a step hides could otherwise be read where it was entered. */
  @Test
  void aHiddenColumnIsShownOnlyToWhoeverEnteredItUntilTheIssueIsClosed() throws IOException {
    String issue =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of("type", "road-check", "supervisor", "QH-XN", "campaign", "rows-hidden"));
    Work.does(inspector, issue, "plan", ITEMS);
    String task = check(issue);
    String rows =
        "/api/issues/"
            + issue
            + "/rows/"
            + submitted(issue, "plan", "items").path("sha256").asText();
    Session leader = api.as("xn-leader");

    for (Session other : List.of(rectifier, leader)) {
      assertThat(other.get(rows).expect(200).body().toString())
          .contains("灭火器")
          .doesNotContain("answer");
      assertThat(sheets(other, "rows-hidden")).contains("灭火器").doesNotContain(">是<");
    }
    assertThat(inspector.get(rows).body().get(0).path("answer").asBoolean()).isTrue();
    assertThat(sheets(inspector, "rows-hidden")).contains(">是<");

    Work.complete(rectifier, task, results("passed", "[]")).expect(200);

    assertThat(rectifier.get(rows).body().get(0).path("answer").asBoolean()).isTrue();
    assertThat(sheets(rectifier, "rows-hidden")).contains(">是<");
    assertThat(differences(issue)).isEmpty();
  }

  private static String sheets(Session reader, String campaign) throws IOException {
    byte[] book =
        reader
            .with("Accept-Language", "zh")
            .get("/api/ledgers/export?campaign=" + campaign)
            .expect(200)
            .raw()
            .body();
    StringBuilder all = new StringBuilder();
    try (var zip = ZipFile.builder().setByteArray(book).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        if (entry.getName().endsWith(".xml")) {
          all.append(part(zip, entry.getName()));
        }
      }
    }
    return all.toString();
  }

  @Test
  void conditionsSeeTheRows() {
    String issue = planned();
    String again = check(issue);
    Work.complete(rectifier, again, results("again", "[]")).expect(200);
    String last = check(issue);

    Work.complete(
            rectifier, last, results("passed", "[{\"title\": \"超载\", \"severity\": \"major\"}]"))
        .expect(200);

    assertThat(inspector.get("/api/issues/" + issue).text("resolution")).isEqualTo("found");
    assertThat(differences(issue)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fields.items | {'fields': {}}",
        "fields.items | {'fields': {'items': 'none'}}",
        "fields.items | {'fields': {'items': [{'item': 'a', 'weight': 1}]}}",
        "fields.items[1] | {'fields': {'items': [{'item': 'a', 'weight': 1}, 'b']}}",
        "fields.items[1] | {'fields': {'items': [{'item': 'a', 'weight': 1}, {'item': ' '}]}}",
        "fields.items[1].weight | {'fields': {'items': [{'item': 'a', 'weight': 1}, {'item': 'b'}]}}",
        "fields.items[0].weight | {'fields': {'items': [{'item': 'a', 'weight': 0}, {'item': 'b', 'weight': 1}]}}",
        "fields.items[0].colour | {'fields': {'items': [{'item': 'a', 'weight': 1, 'colour': 1}, {'item': 'b', 'weight': 1}]}}",
        "fields.items[0].row | {'fields': {'items': [{'row': '1', 'item': 'a', 'weight': 1}, {'item': 'b', 'weight': 1}]}}"
      })
  void anErrorNamesTheCell(String field, String body) {
    String issue = open();
    String task = Work.task(inspector, issue, "plan");
    Work.claim(inspector, task).expect(200);

    Answer refused = Work.complete(inspector, task, body.replace('\'', '"')).expect(422);

    assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fields.items[0].result,fields.items[1].result | {'outcome': 'passed', 'fields': {}}",
        "fields.items[0].item | {'outcome': 'passed', 'fields': {'items': [{'row': '1', 'item': '灭火器', 'result': 'good'}, {'row': '2', 'result': 'bad'}]}}",
        "fields.items[0].answer | {'outcome': 'passed', 'fields': {'items': [{'row': '1', 'answer': true, 'result': 'good'}, {'row': '2', 'result': 'bad'}]}}",
        "fields.items[1].row | {'outcome': 'passed', 'fields': {'items': [{'row': '1', 'result': 'good'}, {'row': '3', 'result': 'good'}]}}",
        "fields.items[1].row | {'outcome': 'passed', 'fields': {'items': [{'row': '1', 'result': 'good'}, {'row': '1', 'result': 'good'}]}}",
        "fields.items[1].row | {'outcome': 'passed', 'fields': {'items': [{'row': '1', 'result': 'good'}, {'result': 'good'}]}}",
        "fields.items[0].remark,fields.items[1].remark | {'outcome': 'again', 'fields': {'items': [{'row': '1', 'result': 'good'}, {'row': '2', 'result': 'bad'}]}}"
      })
  void givenRowsAreNeitherChangedNorAdded(String fields, String body) {
    String issue = planned();
    String task = check(issue);

    Answer refused = Work.complete(rectifier, task, body.replace('\'', '"')).expect(422);

    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly(fields.split(","));
  }

  @Test
  void aFormHoldsAtMostAMebibyte() {
    String issue = open();
    String task = Work.task(inspector, issue, "plan");
    Work.claim(inspector, task).expect(200);
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      items.add(Map.of("item", "项".repeat(100), "weight", 1));
    }

    Answer many =
        inspector
            .post("/api/tasks/" + task + "/complete", Map.of("fields", Map.of("items", items)))
            .expect(422);

    assertThat(many.body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.items");
    Work.complete(inspector, task, ITEMS).expect(200);
    List<Map<String, String>> leads =
        IntStream.range(0, 60).mapToObj(i -> Map.of("lead", "线".repeat(6000))).toList();
    Answer large =
        inspector
            .post("/api/issues/" + issue + "/actions/add", Map.of("fields", Map.of("leads", leads)))
            .expect(422);
    assertThat(large.body().path("errors").findValuesAsText("field")).containsExactly("fields");
  }

  @Test
  void anActionTakesRowsToo() {
    String issue = planned();

    inspector
        .post(
            "/api/issues/" + issue + "/actions/add",
            Map.of("fields", Map.of("leads", List.of(Map.of("lead", "群众举报")))))
        .expect(200);

    assertThat(rows(issue, "add", "leads").get(0).path("lead").asText()).isEqualTo("群众举报");
    assertThat(differences(issue)).isEmpty();
  }

  @Test
  void filesInRowsAreCited() {
    String issue = planned();
    String task = check(issue);
    String file =
        rectifier
            .upload("/api/issues/" + issue + "/evidence", "说明.txt", "x".getBytes(UTF_8), Map.of())
            .body()
            .path("id")
            .asText();
    String finding = "[{\"title\": \"超载\", \"severity\": \"major\", \"photos\": [\"%s\"]}]";

    Answer refused =
        Work.complete(rectifier, task, results("passed", finding.formatted("0".repeat(32))))
            .expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.findings[0].photos");

    Work.complete(rectifier, task, results("passed", finding.formatted(file))).expect(200);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from evidence_citation where evidence = ?", Integer.class, file))
        .isEqualTo(1);
    assertThat(differences(issue)).isEmpty();
  }

  @Test
  void anExportHasASheetForEachTable() throws IOException {
    String issue =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of("type", "road-check", "supervisor", "QH-XN", "campaign", "rows-export"));
    Work.does(inspector, issue, "plan", ITEMS);
    Work.complete(
            rectifier,
            check(issue),
            results("passed", "[{\"title\": \"=1+1\", \"severity\": \"major\", \"fine\": 200.5}]"))
        .expect(200);

    byte[] book =
        inspector.get("/api/ledgers/export?campaign=rows-export").expect(200).raw().body();

    try (var zip = ZipFile.builder().setByteArray(book).get()) {
      String names = part(zip, "xl/workbook.xml");
      assertThat(names).contains("路检 现场检查 发现的问题", "路检 现场检查 检查情况", "路检 制订清单 检查项目");
      assertThat(names.split("Print_Titles", -1)).as(names).hasSize(1 + 4);
      String all = "";
      for (int number = 1; number <= 4; number++) {
        String sheet = part(zip, "xl/worksheets/sheet" + number + ".xml");
        assertThat(sheet)
            .contains("orientation=\"landscape\"", "paperSize=\"9\"", "fitToPage=\"true\"")
            .contains("fitToWidth=\"1\"", "fitToHeight=\"0\"");
        all += number == 1 ? "" : sheet;
      }
      assertThat(all).contains("灭火器", "合格", "=1+1", "严重", "200.5", issue).doesNotContain("major");
    }
    assertThat(
            inspector
                .with("Accept-Language", "en")
                .get("/api/ledgers/export?campaign=none")
                .status())
        .isEqualTo(200);
  }

  private static String part(ZipFile zip, String name) throws IOException {
    String xml = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    return Parser.unescapeEntities(xml, false);
  }

  /** A version that gives rows to a step that an issue waits at. */
  @Test
  void aMigratedIssueKeepsItsTablesAndIsGivenThoseOfTheNewVersion() throws IOException {
    String key = "road-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    String file =
        new String(
                new ClassPathResource("workflow/road-check.bpmn20.xml").getContentAsByteArray(),
                UTF_8)
            .replace("road-check", key);
    String before =
        file.replace(" bihuan:given=\"${fields.plan.items}\"", "")
            .replace(" bihuan:hidden=\"true\"", "");
    Session admin = api.as("qh-admin");
    admin
        .upload("/api/processes", key + ".bpmn20.xml", before.getBytes(UTF_8), Map.of())
        .expect(200);
    String issue = new Work(api).open("QH-XN-DT", Map.of("type", key, "supervisor", "QH-XN"));
    Work.does(inspector, issue, "plan", ITEMS);
    String task = check(issue);
    assertThat(state(issue)).doesNotContain("items");

    admin.upload("/api/processes", key + ".bpmn20.xml", file.getBytes(UTF_8), Map.of()).expect(200);
    Answer migrated =
        admin.post("/api/processes/" + key + "/migration", Map.of("dryRun", false)).expect(200);

    assertThat(migrated.body().path("migrated").asInt()).as("%s", migrated.body()).isEqualTo(1);
    assertThat(
            rectifier
                .get("/api/tasks/" + task)
                .body()
                .path("form")
                .path("fields")
                .get(0)
                .path("given"))
        .hasSize(2);
    Work.complete(rectifier, task, results("passed", "[]")).expect(200);
    assertThat(rows(issue, "check", "items")).hasSize(2);
    assertThat(differences(issue)).isEmpty();
  }

  private String state(String issue) {
    return jdbc.queryForObject("select state from issue where number = ?", String.class, issue);
  }

  @Test
  void whateverIsChangedInTheTablesShows() {
    String issue = planned();
    check(issue);

    jdbc.update(
        "update submitted_rows set content = replace(content, '灭火器', '灭火毯') where issue = ?",
        issue);
    assertThat(differences(issue)).containsExactly("submittedRows changed");
    jdbc.update(
        "update given_rows set content = replace(content, 'true', 'false') where issue = ?", issue);
    assertThat(differences(issue))
        .containsExactlyInAnyOrder("submittedRows changed", "givenRows changed");
    jdbc.update("delete from submitted_rows where issue = ?", issue);
    jdbc.update("delete from given_rows where issue = ?", issue);
    assertThat(differences(issue))
        .containsExactlyInAnyOrder("submittedRows missing", "givenRows missing");
  }

  @Test
  void rowsAreReadWithOneStatement() {
    String issue = planned();
    String task = check(issue);
    List<Map<String, Object>> findings =
        IntStream.range(0, 200)
            .mapToObj(i -> Map.<String, Object>of("title", "问题" + i, "severity", "minor"))
            .toList();
    String name = UUID.randomUUID().toString();

    rectifier
        .with(CountedSql.MARK, name)
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome",
                "passed",
                "fields",
                Map.of(
                    "findings",
                    findings,
                    "items",
                    List.of(
                        Map.of("row", "1", "result", "good"),
                        Map.of("row", "2", "result", "good")))))
        .expect(200);

    assertThat(
            sql.counted(name).orElseThrow().statements().stream()
                .filter(sql -> sql.contains("_rows")))
        .hasSize(3); // the rows given are read, two tables are written, nothing is read again
  }
}
