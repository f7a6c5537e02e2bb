package org.bihuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Mechanisms of the notice as people click them: at a desk, on the road, and without an account.
 */
@BrowserTest
class MechanismsByPageTest {

  @LocalServerPort private int port;

  /** From the plan to the signed-off finding: the visit on a phone, the rest at desks. */
  @Test
  void unitsAreVisitedUntilAllThatWasFoundIsSignedOff(Visitors visitors) {
    String campaign = "visit-by-page";
    Campaigns.create(port, campaign);
    entry("visit-checklist", Map.of("code", "P1", "item", "线上办案全覆盖", "area", "system"));
    Visitor inspector = visitors.signedIn("qh-inspector");
    Page opening = opening(inspector, "inspection-visit", "“回头看”实地督导", campaign);
    opening.locator("#unit").selectOption("QH");
    opening.getByLabel("督导目的").fill("推进整改整治");
    opening.getByLabel("被督导单位").selectOption("QH-HB");
    opening.getByLabel("开始日期").fill(today().toString());
    String visit = send(opening);
    IssueActs inspecting = new IssueActs(inspector, campaign).claim();
    inspecting.mine().getByLabel("督导组成员").first().fill("zd-inspector");
    inspecting.fill("结束日期", today().plusDays(3).toString()).submit();
    new IssueActs(visitors.signedIn("qh-leader"), campaign).claim().choose("同意").submit();

    Visitor onTheRoad = visitors.signedIn("zd-inspector", Screen.PHONE, Language.CHINESE);
    IssueActs visiting = new IssueActs(onTheRoad, campaign).claim();
    Axe.check(onTheRoad.page());
    Assertions.assertThat(onTheRoad.overflow()).isZero();
    Locator mine = visiting.mine();
    for (Locator item : mine.locator("[data-table=checklist] tbody tr").all()) {
      item.locator("select").selectOption("bad");
      item.locator("[name$='.remark']").fill("部分未上线");
    }
    Locator finding = mine.locator("[data-table=findings] tbody tr").first();
    finding.locator("[name$='.title']").fill("线上办案未全覆盖");
    finding.locator("[name$='.facts']").fill("抽查20件案卷，6件未在系统办理");
    finding.locator("[name$='.severity']").selectOption("major");
    finding
        .locator("input[type=file]")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload("案卷.png", "image/png", Photo.png()));
    Locator talk = mine.locator("[data-table=talks] tbody tr").first();
    talk.locator("[name$='.with']").fill("货车司机3人");
    talk.locator("[name$='.gist']").fill("反映检查重复");
    visiting.submit();

    inspector.open("/issues/" + visit);
    new IssueActs(onTheRoad, campaign).claim().fill("总体情况", "总体较好").fill("工作要求", "限期整改").submit();
    new IssueActs(visitors.signedIn("hb-rectifier"), campaign)
        .claim()
        .choose("提交复核")
        .fill("整改措施", "6件已全部补录")
        .attach("补录.png", Photo.png())
        .submit();
    new IssueActs(visitors.signedIn("qh-reviewer"), campaign).claim().choose("同意销号").submit();

    Page ended = inspector.page();
    Awaitility.await()
        .untilAsserted(
            () -> {
              ended.reload();
              Assertions.assertThat(ended.locator(".bh-issue-head .bh-good").count()).isEqualTo(1);
            });
    assertThat(ended.locator("#documents")).containsText("督导报告");
    assertThat(ended.locator("aside")).containsText("线上办案未全覆盖");
    assertThat(ended.locator("#trail")).containsText("货车司机3人");
    Axe.check(ended);
  }

  /** Somebody without an account asks with the receipt until the outcome is told. */
  @Test
  void anAppealIsFollowedWithItsReceipt(Visitors visitors) {
    String title = "收费站出口夜间无照明" + UUID.randomUUID();
    Visitor citizen = visitors.come(Screen.PHONE, Language.CHINESE).open("/report/public-appeal");
    Page page = citizen.page();
    page.getByLabel("诉求类别").selectOption("complaint");
    page.locator("#title").fill(title);
    page.locator("#r-confidential").check();
    page.locator("#r-name").fill("来信人");
    Axe.check(page);
    page.locator("form[enctype] button[type=submit]").click();
    String receipt = page.locator(".bh-receipt").textContent().strip();
    Axe.check(page);
    page.locator("form[action$='/report/receipts'] button[type=submit]").click();
    assertThat(page.locator(".bh-progress li")).hasCount(1);

    Visitor intake = visitors.signedIn("qh-inspector").open("/work?type=public-appeal");
    intake
        .page()
        .locator("[data-row]", new Page.LocatorOptions().setHasText(title))
        .locator("[data-claim]")
        .click();
    IssueActs accepting = new IssueActs(intake, "");
    assertThat(intake.page().locator("main")).containsText("来信人");
    accepting.choose("予以受理").mine().getByLabel("办理单位").selectOption("QH-XN-DT");
    accepting.submit();
    String number = intake.page().url().replaceAll(".*/issues/([^/#?]*).*", "$1");
    IssueActs handling = new IssueActs(visitors.signedIn("dt-rectifier"), "").claim(number);
    assertThat(handling.mine().page().locator("main")).not().containsText("来信人");
    handling.choose("提交答复").mine().getByLabel("办理结论").selectOption("solved");
    handling.fill("给群众的答复", "照明已修复").submit();
    new IssueActs(visitors.signedIn("qh-reviewer"), "").claim(number).choose("同意答复").submit();

    ask(page, receipt);
    assertThat(page.locator("main")).containsText("照明已修复");
    Axe.check(page);
    page.getByText("满意", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("form[action$='/answers'] button[type=submit]").click();
    assertThat(page.locator("main")).containsText("群众满意，办结");
    ask(page, receipt);
    assertThat(page.locator("main")).containsText("群众满意，办结");
    assertThat(page.locator("main")).not().containsText(number);
    Axe.check(page);
    Assertions.assertThat(citizen.overflow()).isZero();
  }

  private static void ask(Page page, String receipt) {
    page.navigate("/report/receipts");
    page.locator("#receipt").fill(receipt);
    page.locator("form[action$='/report/receipts'] button[type=submit]").click();
  }

  /** One passes at once, one after a retake, and one who was absent learns first. */
  @Test
  void threePersonsTakeTheQuiz(Visitors visitors) {
    String campaign = "quiz-by-page";
    Campaigns.create(port, campaign);
    String course = "C" + UUID.randomUUID().toString().substring(0, 8);
    entry("training-course", Map.of("code", course, "name", "执法程序"));
    question(course, "1", "现场执法至少几人？", "a");
    question(course, "2", "告知当事人的期限是几日？", "b");
    Visitor inspector = visitors.signedIn("qh-inspector");
    Page opening = opening(inspector, "training-round", "执法程序培训", campaign);
    opening.locator("#unit").selectOption("QH");
    opening.getByLabel("课程").fill(course);
    opening.getByLabel("参训单位").selectOption(new String[] {"QH-XN-DT", "QH-XN-HZ", "QH-XN-ZF"});
    opening.getByLabel("培训方式").selectOption("classroom");
    opening.getByLabel("培训日期").fill(today().toString());
    opening.getByLabel("答题截止日期").fill(today().plusDays(14).toString());
    String unused = send(opening);
    IssueActs holding = new IssueActs(inspector, campaign).claim();
    Locator attended = holding.mine().locator("[name='fields.attended']");
    attended.nth(0).fill("dt-rectifier");
    attended.nth(1).fill("hz-rectifier");
    holding.fill("培训情况", "讲授执法程序").submit();

    IssueActs first =
        new IssueActs(visitors.signedIn("dt-rectifier", Screen.PHONE, Language.CHINESE), campaign);
    answer(first.claim(), "a", "b");
    assertThat(first.mine().page().locator(".bh-issue-head .bh-good")).hasText("合格");

    IssueActs second = new IssueActs(visitors.signedIn("hz-rectifier"), campaign);
    answer(second.claim(), "c", "c");
    answer(second.claim(), "a", "b");
    assertThat(second.mine().page().locator(".bh-issue-head .bh-good")).hasText("合格");

    Visitor absent = visitors.signedIn("xnzf-rectifier", Screen.PHONE, Language.ENGLISH);
    IssueActs third = new IssueActs(absent, campaign).claim();
    third
        .fill("Learnt on", today().toString())
        .fill("How it was learnt", "Read the material and took notes")
        .submit();
    third.claim();
    Axe.check(absent.page());
    Assertions.assertThat(absent.overflow()).isZero();
    answer(third, "a", "b");
    assertThat(absent.page().locator(".bh-issue-head .bh-good")).hasText("Passed");

    Page figures =
        inspector.open("/overview?type=training-quiz&by=unit&campaign=" + campaign).page();
    assertThat(figures.locator(".bh-overview-filters")).containsText(campaign);
    assertThat(figures.locator("main")).containsText("66.6%");
  }

  private static void answer(IssueActs quiz, String... choices) {
    Locator questions = quiz.mine().locator("[data-table=paper] select");
    for (int i = 0; i < choices.length; i++) {
      questions.nth(i).selectOption(choices[i]);
    }
    quiz.submit();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  private void question(String course, String name, String text, String answer) {
    entry(
        "training-question",
        Map.of(
            "code",
            course + name,
            "course",
            course,
            "question",
            text,
            "optionA",
            "甲",
            "optionB",
            "乙",
            "optionC",
            "丙",
            "answer",
            answer));
  }

  private void entry(String register, Map<String, Object> fields) {
    new Api(port)
        .as("qh-inspector")
        .post("/api/registers/" + register + "/entries", Map.of("fields", fields))
        .expect(201);
  }

  private static Page opening(Visitor visitor, String type, String title, String campaign) {
    Page page = visitor.open("/open?type=" + type).page();
    page.locator("#title").fill(title);
    page.locator("#campaign").selectOption(campaign);
    return page;
  }

  /** Sends the opening form; gives the number of the issue. */
  private static String send(Page page) {
    page.locator("main form button[type=submit].btn-primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/issues/QH-\\d{4}-\\d+$"));
    return page.url().replaceAll(".*/", "");
  }
}
