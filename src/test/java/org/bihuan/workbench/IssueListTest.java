package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.issue.IssueFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class IssueListTest {

  @LocalServerPort private int port;

  private final String category = "清单" + UUID.randomUUID();
  private final String mine = "/issues?category=" + URLEncoder.encode(category, UTF_8);
  private Api api;
  private Pages inspector;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    inspector = Pages.of(port, "qh-inspector");
  }

  /** A key that the API has seen, sent with a form by the same person. */
  @Test
  void aFormHasKeysOfItsOwn() {
    Api api = new Api(port);
    api.as("qh-inspector")
        .with("Idempotency-Key", "form abcdefgh-1")
        .post("/api/notifications/read", Map.of())
        .expect(204);
    Pages inspector = Pages.of(port, "qh-inspector", "bihuan-demo");
    inspector.get("/open").expect(200);
    Map<String, String> form =
        Map.of(
            "key",
            "abcdefgh-1",
            "type",
            "rectification",
            "title",
            "键",
            "unit",
            "QH-XN-DT",
            "severity",
            "minor");

    inspector.post("/open", form).expect(409);
    inspector.post("/open", with(form, "key", "abcdefgh-2")).expect(302);
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> other = new HashMap<>(form);
    other.put(name, value);
    return other;
  }

  @Test
  void listsIssuesWithTheirStepInTheReadersLanguage() {
    String number = open("亮证执法", "QH-XN-DT", "minor");

    String chinese = inspector.get(mine).expect(200).text();
    String english = inspector.inEnglish().get(mine).expect(200).text();

    assertThat(chinese)
        .contains("href=\"/issues/" + number + "\"", "亮证执法", "大通执法局", ">整改</span>", "共 1 项");
    assertThat(english).contains("Datong County", ">Rectify</span>", "1 issue<", "Minor");
  }

  @Test
  void showsNobodyWhatTheyMayNotSee() {
    open("只给大通", "QH-XN-DT", "minor");

    assertThat(Pages.of(port, "dt-rectifier").get(mine).expect(200).text()).contains("只给大通");
    assertThat(Pages.of(port, "hz-rectifier").get(mine).expect(200).text())
        .doesNotContain("只给大通")
        .contains("没有符合条件的问题", "清除全部条件");
  }

  @Test
  void leadsWhoeverIsNotSignedInToTheDoorAndBack() {
    var answer = Pages.stranger(port).get("/issues?status=open");

    answer.expect(303);
    assertThat(answer.leadsTo()).isEqualTo("/sign-in?to=%2Fissues%3Fstatus%3Dopen");
  }

  @Test
  void keepsTheFiltersInEveryLink() {
    open("重", "QH-XN-DT", "critical");
    String given =
        mine + "&severity=critical&unit=QH-XN&openedFrom=2026-01-01&relapsed=false&sort=dueAt";

    String page = inspector.get(given).expect(200).text();

    // each chip links to the list without its filter and with the others
    assertThat(page).contains("严重程度：严重", "责任单位：西宁", "登记不早于：2026年1月1日", "曾反弹：否", "问题类别：" + category);
    assertThat(links(page, "bh-chip"))
        .anySatisfy(
            link ->
                assertThat(link)
                    .doesNotContain("severity")
                    .contains("unit=QH-XN", "relapsed=false", "sort=dueAt"));
    assertThat(page)
        .contains("name=\"relapsed\" value=\"false\"")
        .containsPattern("<option value=\"critical\" selected")
        .containsPattern("<option value=\"QH-XN\" selected")
        .containsPattern("<details class=\"bh-further\" open")
        .containsPattern(
            "href=\"/issues/export\\?[^\"]*severity=critical[^\"]*unit=|"
                + "href=\"/issues/export\\?[^\"]*unit=QH-XN[^\"]*severity=critical")
        .contains("aria-sort=\"ascending\"");
  }

  /** Every filter, also a new one, has a label on its chip, and the form keeps it. */
  @Test
  void namesAndKeepsEveryFilterThereIs() {
    StringBuilder address = new StringBuilder("/issues?unit=QH-XN&q=x");
    Map<Class<?>, String> values =
        Map.of(
            Boolean.class,
            "true",
            LocalDate.class,
            "2026-05-04",
            Integer.class,
            "2",
            String.class,
            "a");
    for (RecordComponent filter : IssueFilter.class.getRecordComponents()) {
      if (!Set.of("unit", "q", "sort", "asOf").contains(filter.getName())) {
        address
            .append('&')
            .append(filter.getName())
            .append('=')
            .append(values.get(filter.getType()));
      }
    }

    Pages english = Pages.of(port, "qh-inspector").inEnglish();
    for (Pages reader : List.of(inspector, english)) {
      String page = reader.get(address.toString()).expect(200).text();
      assertThat(links(page, "bh-chip"))
          .hasSize(IssueFilter.class.getRecordComponents().length - 2);
      assertThat(page).doesNotContain("workbench.issues.");
      for (RecordComponent filter : IssueFilter.class.getRecordComponents()) {
        assertThat(page).contains(" name=\"" + filter.getName() + "\"");
      }
    }
  }

  @Test
  void takesEmptyFieldsOfTheFormForNoFilter() {
    open("不限", "QH-XN-DT", "minor");

    String page =
        inspector
            .get(mine + "&q=&status=&unit=&severity=&overdue=&openedFrom=&openedTo=&step=&sort=")
            .expect(200)
            .text();

    assertThat(page).contains("不限</a>", "共 1 项");
    assertThat(links(page, "bh-chip")).hasSize(1);
  }

  @Test
  void findsTextAndStep() {
    open("夜间巡查", "QH-XN-DT", "minor");
    open("夜间检查", "QH-XN-DT", "critical");

    assertThat(inspector.get(mine + "&q=" + URLEncoder.encode("夜间", UTF_8)).text())
        .contains("夜间巡查", "夜间检查");
    assertThat(inspector.get(mine + "&step=rectify").text())
        .contains("夜间巡查")
        .doesNotContain("夜间检查");
  }

  @Test
  void pagesOnFromTheLastIssueAndBackToTheFirst() {
    StringBuilder ledger = new StringBuilder("问题类别,问题描述,责任单位\n");
    for (int i = 100; i < 160; i++) {
      ledger.append(category).append(",第").append(i).append("件,大通执法局\n");
    }
    api.as("qh-inspector")
        .upload(
            "/api/ledgers/imports",
            "a.csv",
            ledger.toString().getBytes(UTF_8),
            Map.of("dryRun", "false"))
        .expect(200);

    String first = inspector.get(mine + "&sort=number").expect(200).text();
    String next = first.replaceAll("(?s).*href=\"([^\"]*)\" *[^>]*>下一页.*", "$1");
    String second = inspector.get(next.replace("&amp;", "&")).expect(200).text();

    assertThat(first).contains("本页 50 项", "第100件", "查看总数").doesNotContain("第159件");
    assertThat(second).contains("第159件", "返回第一页", "本页 10 项").doesNotContain("第100件");
    assertThat(inspector.get(mine + "&count=true").text()).contains("共 60 项");
  }

  @Test
  void showsTheColumnsOfTheAddressAndRemembersThoseChosen() {
    open("列", "QH-XN-DT", "minor");

    String named = inspector.get(mine + "&columns=campaign,source").expect(200).text();
    String usual = inspector.get(mine).expect(200).text();
    Pages.Page chosen =
        inspector.post("/issues/columns", Map.of("columns", "round", "category", category));
    String later = inspector.get(mine).expect(200).text();

    assertThat(headings(named)).containsExactly("编号", "标题", "问题来源", "专项行动");
    assertThat(headings(usual)).contains("整改时限").doesNotContain("专项行动");
    chosen.expect(302);
    assertThat(chosen.leadsTo()).startsWith(mine).contains("columns=number%2Ctitle%2Cround");
    assertThat(headings(later)).containsExactly("编号", "标题", "轮次");
  }

  @Test
  void showsMarkupAsText() {
    open("<img src=x onerror=alert(1)>\"'", "QH-XN-DT", "minor");

    String page =
        inspector.get(mine + "&q=" + URLEncoder.encode("<img src=x", UTF_8)).expect(200).text();

    assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;</a>");
    assertThat(page).doesNotContain("<img src=x");
  }

  @Test
  void exportsTheListAsItIsFiltered() {
    String number = open("导出", "QH-XN-DT", "minor");
    open("不导出", "QH-XN-DT", "critical");

    Pages.Page answer =
        inspector.get(
            "/issues/export?severity=minor&category=" + URLEncoder.encode(category, UTF_8));

    answer.expect(200);
    assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", ".xlsx");
    Api.Answer again =
        api.as("qh-inspector")
            .upload("/api/ledgers/imports", "b.xlsx", answer.raw().body(), Map.of())
            .expect(200);
    assertThat(again.body().path("rows").asInt()).as(number).isEqualTo(1);
    assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
  }

  private String open(String title, String unit, String severity) {
    return api.as("qh-inspector")
        .post(
            "/api/issues",
            Map.of("title", title, "unit", unit, "severity", severity, "category", category))
        .expect(201)
        .text("number");
  }

  private static List<String> links(String page, String style) {
    return found(page, "<a class=\"" + style + "\" href=\"([^\"]*)\"");
  }

  private static List<String> headings(String page) {
    return found(page, "(?s)<th scope=\"col\"[^>]*>\\s*(?:<a[^>]*><span>)?([^<]+?)\\s*<");
  }

  private static List<String> found(String page, String pattern) {
    return java.util.regex.Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
