package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.evidence.Samples;
import org.bihuan.workbench.Pages.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** Tables in forms are filled in and read on the pages, without scripts. */
@ServiceTest
class RowsPageTest {

  @LocalServerPort private int port;

  private Api api;
  private Session inspector;
  private Pages rectifier;

  @BeforeEach
  void deploy() throws IOException {
    api = new Api(port);
    inspector = api.as("xn-inspector");
    rectifier = Pages.of(port, "dt-rectifier");
    byte[] file = new ClassPathResource("workflow/road-check.bpmn20.xml").getContentAsByteArray();
    api.as("qh-admin")
        .upload("/api/processes", "road-check.bpmn20.xml", file, Map.of())
        .expect(200);
  }

  private String planned() {
    String issue =
        new Work(api).open("QH-XN-DT", Map.of("type", "road-check", "supervisor", "QH-XN"));
    Work.does(
        inspector,
        issue,
        "plan",
        """
        {"fields": {"items": [
          {"item": "灭火器", "weight": 10, "answer": true}, {"item": "行车记录仪", "weight": 5}]}}
        """);
    return issue;
  }

  private String check(String issue) {
    String task = Work.task(api.as("dt-rectifier"), issue, "check");
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    return task;
  }

  private static Map<String, String> filled(String outcome) {
    Map<String, String> fields = new HashMap<>();
    fields.put("outcome", outcome);
    fields.put("fields.items[0].row", "1");
    fields.put("fields.items[0].result", "good");
    fields.put("fields.items[0].remark", "看过");
    fields.put("fields.items[1].row", "2");
    fields.put("fields.items[1].result", "bad");
    fields.put("fields.items[1].remark", "缺");
    return fields;
  }

  private Page complete(String issue, String task, Map<String, String> fields) {
    return rectifier.post("/issues/" + issue + "/tasks/" + task + "/complete", fields);
  }

  private JsonNode submitted(String issue, String field) {
    JsonNode last = MissingNode.getInstance();
    for (JsonNode entry : inspector.get("/api/issues/" + issue + "/trail").body().path("items")) {
      JsonNode told = entry.path("data").path("fields").path(field);
      last = told.isMissingNode() ? last : told;
    }
    return inspector
        .get("/api/issues/" + issue + "/rows/" + last.path("sha256").asText())
        .expect(200)
        .body();
  }

  private static Element table(Page page, String field) {
    return Jsoup.parse(page.text())
        .expectFirst("form[data-draft] fieldset[data-table=" + field + "]");
  }

  @Test
  void aGivenTableShowsItsRowsAndTakesTheOthers() {
    String issue = planned();
    String task = check(issue);

    Page page = rectifier.get("/issues/" + issue).expect(200);

    Element items = table(page, "items");
    assertThat(items.select("tbody tr")).hasSize(2);
    assertThat(items.select("tbody tr").get(0).text()).contains("灭火器").doesNotContain("是");
    assertThat(items.select("[data-add-row]")).isEmpty();
    assertThat(table(page, "findings").select("tbody tr")).hasSize(3);
    assertThat(items.html()).doesNotContain("answer");
    complete(issue, task, filled("passed")).expect(302);
    assertThat(submitted(issue, "items").get(1).path("remark").asText()).isEqualTo("缺");
    String trail = rectifier.get("/issues/" + issue).expect(200).text();
    assertThat(Jsoup.parse(trail).select(".bh-shown-rows td").eachText())
        .contains("灭火器", "合格", "不合格", "缺");
    assertThat(Pages.of(port, "dt-rectifier").inEnglish().get("/issues/" + issue).text())
        .contains("2 rows", "Good", "Remark");
  }

  @Test
  void theTrailShowsAHiddenColumnOnceTheIssueIsClosed() {
    String issue = planned();
    String task = check(issue);

    Page before = rectifier.get("/issues/" + issue).expect(200);
    assertThat(Jsoup.parse(before.text()).select(".bh-shown-rows td").eachText())
        .contains("灭火器")
        .doesNotContain("是");
    assertThat(
            Jsoup.parse(Pages.of(port, "xn-inspector").get("/issues/" + issue).text())
                .select(".bh-shown-rows td")
                .eachText())
        .contains("是");

    complete(issue, task, filled("passed")).expect(302);

    assertThat(
            Jsoup.parse(rectifier.get("/issues/" + issue).expect(200).text())
                .select(".bh-shown-rows td")
                .eachText())
        .contains("是");
  }

  @Test
  void emptyRowsAreLeftOutAndFaultsStandAtTheirCells() {
    String issue = planned();
    String task = check(issue);
    Map<String, String> fields = filled("passed");
    fields.put("fields.findings[0].title", " ");
    fields.put("fields.findings[0].fixed", "");
    fields.put("fields.findings[1].title", "超载");
    fields.put("fields.findings[1].severity", "");
    fields.put("fields.findings[4].title", "超速");
    fields.put("fields.findings[4].severity", "major");
    fields.put("fields.findings[4].fine", "x");

    Page refused = complete(issue, task, fields).expect(422);

    Element findings = table(refused, "findings");
    assertThat(findings.expectFirst("[name='fields.findings[1].severity'][aria-invalid=true]"))
        .isNotNull();
    assertThat(findings.expectFirst("[name='fields.findings[4].fine'][aria-invalid=true]"))
        .isNotNull();
    assertThat(findings.select("[aria-invalid=true]")).hasSize(2);
    fields.put("fields.findings[1].severity", "minor");
    fields.put("fields.findings[4].fine", "200");
    complete(issue, task, fields).expect(302);
    assertThat(submitted(issue, "findings").findValuesAsText("title")).containsExactly("超载", "超速");
  }

  @Test
  void moreRowsAreAskedForWithoutScripts() {
    String issue = planned();
    String task = check(issue);
    Map<String, String> fields = filled("passed");
    fields.put("fields.findings[0].title", "超载");
    fields.put("more", "findings");

    Page again = complete(issue, task, fields).expect(200);

    assertThat(table(again, "findings").select("tbody tr")).hasSize(11);
    assertThat(table(again, "findings").expectFirst("[name='fields.findings[0].title']").val())
        .isEqualTo("超载");
    assertThat(again.text()).contains("看过");
    assertThat(Work.task(api.as("dt-rectifier"), issue, "check")).isEqualTo(task);
  }

  @Test
  void whatWasFilledInBeforeStandsInTheTableAgainAndIsCompared() {
    String issue = planned();
    Map<String, String> first = filled("again");
    first.put("fields.findings[0].title", "超载");
    first.put("fields.findings[0].severity", "minor");
    complete(issue, check(issue), first).expect(302);
    String task = check(issue);

    Page page = rectifier.get("/issues/" + issue).expect(200);

    assertThat(table(page, "items").expectFirst("[name='fields.items[1].remark']").text())
        .isEqualTo("缺");
    assertThat(table(page, "findings").expectFirst("[name='fields.findings[0].title']").val())
        .isEqualTo("超载");
    Map<String, String> second = filled("passed");
    second.put("fields.items[1].remark", "已补");
    complete(issue, task, second).expect(302);
    String compared =
        Jsoup.parse(rectifier.get("/issues/" + issue).text()).select(".bh-changed").text();
    assertThat(compared).contains("2. 项目：行车记录仪；结果：不合格；备注：已补").doesNotContain("看过；");
  }

  @Test
  void aLongTableIsShownWholeOnItsOwn() {
    String issue = planned();
    List<Map<String, String>> leads = Collections.nCopies(12, Map.of("lead", "线".repeat(19_000)));
    JsonNode taken =
        inspector
            .post("/api/issues/" + issue + "/actions/add", Map.of("fields", Map.of("leads", leads)))
            .expect(200)
            .body();
    assertThat(taken.path("number").asText()).isEqualTo(issue);
    Map<String, String> fields = filled("passed");
    fields.put("fields.items[0].remark", "长".repeat(19_000));
    complete(issue, check(issue), fields).expect(302);

    String page = rectifier.get("/issues/" + issue).expect(200).text();
    assertThat(page).contains("12 行（摘要 ").doesNotContain("线".repeat(1_000));
    @Nullable Element link =
        Jsoup.parse(page).selectFirst("#trail li[data-act=acted] a[href*=whole]");
    String whole =
        rectifier
            .get(Objects.requireNonNull(link).attr("href").replaceAll("#.*", ""))
            .expect(200)
            .text();
    assertThat(Jsoup.parse(whole).select("#trail .bh-shown-rows tbody tr")).hasSize(12);
    assertThat(Pages.of(port, "qh-admin").get("/processes/road-check").expect(200).text())
        .contains("现场检查");
  }

  @Test
  void filesAreAddedInARow() throws IOException {
    String issue = planned();
    String task = check(issue);
    Map<String, String> fields = filled("passed");
    fields.put("fields.findings[1].title", "超载");
    fields.put("fields.findings[1].severity", "minor");

    rectifier.get("/issues/" + issue).expect(200);
    rectifier
        .upload(
            "/issues/" + issue + "/tasks/" + task + "/complete",
            "files.findings[1].photos",
            "照片.jpg",
            Samples.jpeg(),
            fields)
        .expect(302);

    assertThat(submitted(issue, "findings").get(0).path("photos")).hasSize(1);
  }

  @Test
  void anIssueIsOpenedWithATable() {
    Pages opener = Pages.of(port, "xn-inspector");
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "type", "road-check", "title", "夜间路检", "unit", "QH-XN-DT", "supervisor", "QH-XN"));
    fields.put("fields.team[0].member", "nobody");
    opener.get("/open?type=road-check").expect(200);
    Page refused = opener.post("/open", fields).expect(422);
    assertThat(refused.text()).contains("没有用户名为 nobody 的人员");
    fields.put("more", "team");
    assertThat(
            Jsoup.parse(opener.post("/open", fields).expect(200).text()).select("[data-rows] tr"))
        .hasSize(10);
    fields.remove("more");
    fields.put("fields.team[0].member", "dt-rectifier");
    Page opened = opener.post("/open", fields).expect(302);

    assertThat(opener.get(opened.leadsTo()).expect(200).text()).contains("检查组", "1 行");
    assertThat(List.of(opened.leadsTo().split("/"))).hasSizeGreaterThan(2);
  }
}
