package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class LedgerPagesTest {

  private static final Map<String, String> RECTIFICATION = Map.of("type", "rectification");

  private static final Pattern LIST = Pattern.compile("href=\"(/issues\\?[^\"]+)\">查看这次导入的问题");

  @LocalServerPort private int port;

  private final String category = "页面导入" + UUID.randomUUID();
  private Api api;
  private Pages inspector;

  @BeforeEach
  void signInAsSomebodyOfTheirOwn() {
    api = new Api(port);
    inspector = importer("QH");
  }

  private Pages importer(String unit) {
    Pages pages = Pages.of(port, Accounts.create(api, unit, "inspector"), Accounts.PASSWORD);
    pages.get("/import").expect(200);
    return pages;
  }

  @Test
  void opensWhatWasShownWithoutUploadingAgain() {
    Pages.Page handedIn = handIn(ledger("甲,大通执法局,2026-12-31", "乙,大通执法局,2026-12-31"));
    String shown = inspector.get(handedIn.leadsTo()).expect(200).text();
    assertThat(shown).contains("台账.csv", "导入 2 行", "甲", "乙", "将登记");
    assertThat(listed()).isZero();

    Pages.Page done = inspector.post(handedIn.leadsTo(), Map.of());
    String result = inspector.get(done.expect(302).leadsTo()).expect(200).text();

    assertThat(listed()).isEqualTo(2);
    assertThat(result)
        .contains("导入完成", "已登记的问题")
        .containsPattern("href=\"/issues/QH-\\d{4}-\\d{6}\"");
    Matcher list = LIST.matcher(result);
    assertThat(list.find()).isTrue();
    assertThat(list.group(1)).contains("type=rectification", "openedFrom=", "openedTo=");
    assertThat(inspector.get(list.group(1).replace("&amp;", "&")).expect(200).text())
        .contains("甲", "乙");
    inspector.post(handedIn.leadsTo(), Map.of()).expect(302); // once more does nothing
    assertThat(listed()).isEqualTo(2);
  }

  @Test
  void tellsEveryFaultInItsCellBesideWhatStandsThere() {
    Pages.Page handedIn =
        handIn(ledger("甲,大通执法局,2026-12-31", "乙,无此单位,2026-13-40", ",大通执法局,2026-12-31"));

    String page = inspector.get(handedIn.leadsTo()).expect(200).text();

    assertThat(cell(page, "无此单位")).contains("没有名为“无此单位”的单位。");
    assertThat(cell(page, "2026-13-40")).contains("“2026-13-40”不是有效日期");
    assertThat(page).contains("请填写", "只导入无错误的 1 行").doesNotContain("导入 3 行");
    assertThat(inspector.get(handedIn.leadsTo() + "?show=faulty").text())
        .contains("乙")
        .doesNotContain("<span class=\"bh-read\">甲</span>");
  }

  @Test
  void tellsTheFaultsOfARowBesideItsFateToo() {
    String page =
        inspector
            .get(handIn(ledger("甲,大通执法局,2026-12-31", "乙,无此单位,2026-13-40")).leadsTo())
            .expect(200)
            .text();

    int fate = page.indexOf("bh-fate-faulty");
    assertThat(page.substring(fate, page.indexOf("</td>", fate)))
        .contains("责任单位：没有名为“无此单位”的单位。", "整改时限：“2026-13-40”不是有效日期");
    assertThat(page).doesNotContain("将更新");
  }

  @Test
  void listsTheLinesThatItTakesForPartsOfTheForm() {
    byte[] file =
        ("问题类别,问题描述,责任单位,整改时限\n"
                + category
                + ",甲,大通执法局,2026-12-31\n,,,\n合计,1,,\n填表人：某科,,,2026年11月20日\n")
            .getBytes(UTF_8);

    String page = inspector.get(handIn(file).leadsTo()).expect(200).text();

    assertThat(page)
        .contains("导入 1 行", "有 2 行不是问题，未读取", "第 4 行", "合计 1", "第 5 行", "填表人：某科 2026年11月20日")
        .doesNotContain("第 3 行");
  }

  @Test
  void saysThatALaterLedgerHasReplacedThisOne() {
    String first = handIn(ledger("甲,大通执法局,2026-12-31")).leadsTo();
    String second = handIn(ledger("乙,大通执法局,2026-12-31")).leadsTo();

    for (Pages.Page gone : List.of(inspector.get(first), inspector.post(first, Map.of()))) {
      String page = gone.expect(404).text();
      assertThat(page.substring(page.indexOf("class=\"empty\"")))
          .contains("台账已被替换", "href=\"/import\"")
          .doesNotContain(first.substring(first.lastIndexOf('/') + 1));
    }
    assertThat(listed()).isZero();
    inspector.get(second).expect(200);
    inspector.post(second, Map.of()).expect(302);
    assertThat(listed()).isEqualTo(1);
  }

  @Test
  void importsGoodRowsAloneWhenAskedAndOnlyThen() {
    String address = handIn(ledger("甲,大通执法局,2026-12-31", "乙,无此单位,2026-12-31")).leadsTo();

    inspector.post(address, Map.of()).expect(302);
    assertThat(listed()).isZero();
    inspector.post(address, Map.of("goodRowsOnly", "true")).expect(302);

    assertThat(listed()).isEqualTo(1);
    assertThat(inspector.get(address).text()).contains("导入完成", "没有名为“无此单位”的单位。");
  }

  @Test
  void saysWhatIsImportedAlready() {
    byte[] ledger = ledger("甲,大通执法局,2026-12-31");
    inspector.post(handIn(ledger).leadsTo(), Map.of()).expect(302);

    String again = inspector.get(handIn(ledger).leadsTo()).expect(200).text();

    assertThat(again).contains("每一行都已经导入过").doesNotContain("导入 1 行");
  }

  @Test
  void asksWhatAColumnMeansAndChecksAgain() {
    byte[] file = ("问题类别,问题描述,责任单位,商定之日\n" + category + ",甲,大通执法局,2026-12-24\n").getBytes(UTF_8);
    String address = handIn(file).leadsTo();

    assertThat(inspector.get(address).text()).contains("有 1 列未能识别", "按规则确定");
    inspector
        .post(address + "/choices", Map.of("header", "商定之日", "was", "", "field", "dueOn"))
        .expect(302);
    assertThat(inspector.get(address).text()).contains("台账所列").doesNotContain("未能识别");
  }

  @Test
  void showsMarkupOfALedgerAsText() {
    String page =
        inspector
            .get(handIn(ledger("<script>alert(1)</script>,<b>单位</b>,2026-12-31")).leadsTo())
            .expect(200)
            .text();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "“&lt;b&gt;单位&lt;/b&gt;”")
        .doesNotContain("<script>alert", "<b>单位");
  }

  @Test
  void showsNobodyTheLedgerOfSomebodyElse() {
    String address = handIn(ledger("甲,大通执法局,2026-12-31")).leadsTo();
    Pages other = importer("QH");

    other.get(address).expect(404);
    other.post(address, Map.of()).expect(404);

    assertThat(listed()).isZero();
  }

  @Test
  void letsOnlyThoseImportWhoMayOpenIssues() {
    Pages administrator = Pages.of(port, "qh-admin");

    assertThat(administrator.get("/import").expect(403).text()).contains("无权导入");
    assertThat(administrator.get("/issues").text()).doesNotContain("href=\"/import\"");
    assertThat(inspector.get("/issues").text()).contains("href=\"/import\"");
    administrator
        .upload("/import", "a.csv", ledger("甲,大通执法局,2026-12-31"), RECTIFICATION)
        .expect(403);
    Pages rectifier = Pages.of(port, "dt-rectifier"); // who may open problems of their own
    assertThat(rectifier.get("/import").expect(200).text()).contains("value=\"self-inspection\"");
    rectifier.upload("/import", "a.csv", ledger("甲,大通执法局,2026-12-31"), RECTIFICATION).expect(403);
    Pages reviewer = Pages.of(port, "qh-reviewer"); // who may open look-backs alone
    assertThat(reviewer.get("/import").expect(200).text()).contains("value=\"look-back\"");
    reviewer.upload("/import", "a.csv", ledger("甲,大通执法局,"), RECTIFICATION).expect(403);
  }

  @Test
  void tellsRowByRowWhatLiesOutsideOnesUnits() {
    Pages xining = importer("QH-XN");
    String address =
        xining
            .upload(
                "/import",
                "a.csv",
                ledger("甲,大通执法局,2026-12-31", "乙,循化执法局,2026-12-31"),
                RECTIFICATION)
            .expect(302)
            .leadsTo();

    assertThat(xining.get(address).text()).contains("只导入无错误的 1 行");
  }

  @Test
  void saysAtTheFieldWhatIsWrongWithTheFile() {
    assertThat(refused(415, new byte[] {0, 1, 2})).contains("不是 xlsx 工作簿");
    assertThat(refused(422, "只有,一些\n普通,文字\n".getBytes(UTF_8))).contains("没有找到台账表头");
    assertThat(refused(422, ledger())).contains("表头下方没有数据");
    assertThat(refused(422, new byte[0])).contains("请选择文件");
    assertThat(refused(422, new byte[] {'P', 'K', 3, 4, 5})).contains("已损坏");
  }

  @Test
  void keepsWhatWasTypedBesideAFileThatIsRefused() {
    String page =
        inspector
            .upload("/import", "a.csv", new byte[0], Map.of("campaign", "春季行动"))
            .expect(422)
            .text();

    assertThat(page).contains("value=\"春季行动\"");
  }

  @Test
  void saysKindlyThatAFileIsTooLarge() {
    Pages.Page answer = inspector.upload("/import", "a.csv", new byte[22 << 20], RECTIFICATION);

    answer.expect(413);
    assertThat(answer.text()).contains("<html").doesNotContain("已过期");
  }

  @Test
  void givesEveryIssueTheCampaign() {
    Map<String, String> fields = Map.of("type", "rectification", "newCampaign", category);
    String address =
        inspector
            .upload("/import", "a.csv", ledger("甲,大通执法局,2026-12-31"), fields)
            .expect(302)
            .leadsTo();
    inspector.post(address, Map.of()).expect(302);

    Matcher list = LIST.matcher(inspector.get(address).expect(200).text());
    assertThat(list.find()).isTrue();
    assertThat(inspector.get(list.group(1)).expect(200).text()).contains("甲", "共 1 项");
    assertThat(inspector.get("/issues?campaign=" + URLEncoder.encode(category, UTF_8)).text())
        .contains("共 1 项");
  }

  @Test
  void showsALongLedgerInParts() {
    String[] rows = new String[150];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "第" + (1000 + i) + "件,大通执法局,2026-12-31";
    }
    String address = handIn(ledger(rows)).leadsTo();

    String first = inspector.get(address).expect(200).text();
    String second = inspector.get(address + "?from=100").expect(200).text();

    assertThat(first).contains("第1099件", "from=100").doesNotContain("第1100件");
    assertThat(second).contains("第1100件", "第1149件").doesNotContain("第1099件", "下一页");
  }

  private String refused(int status, byte[] content) {
    String page =
        inspector.upload("/import", "台账.csv", content, RECTIFICATION).expect(status).text();
    assertThat(page).contains("aria-invalid=\"true\"", "bh-fault");
    return page;
  }

  /** The cell that holds this text. */
  private static String cell(String page, String text) {
    int at = page.indexOf("<span class=\"bh-read\">" + text + "</span>");
    assertThat(at).isPositive();
    return page.substring(at, page.indexOf("</td>", at));
  }

  private Pages.Page handIn(byte[] ledger) {
    inspector.get("/import").expect(200);
    return inspector.upload("/import", "台账.csv", ledger, RECTIFICATION).expect(302);
  }

  private byte[] ledger(String... rows) {
    var csv = new StringBuilder("问题类别,问题描述,责任单位,整改时限\n");
    for (String row : rows) {
      csv.append(category).append(',').append(row).append('\n');
    }
    return csv.toString().getBytes(UTF_8);
  }

  private int listed() {
    return api.as("qh-inspector")
        .get("/api/issues?count=true&category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body()
        .path("total")
        .asInt();
  }
}
