package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.evidence.Samples;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An issue is worked on its page, without scripts, and nothing typed is lost. */
@ServiceTest
class IssuePageTest {

  private static final String UNIT = "QH-XN-DT";
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+-comment)\"");

  @LocalServerPort private int port;
  private static final Map<String, Object> EXTENSION =
      Map.of("newDate", "2031-02-02", "reason", "备料", "interimMeasures", "设警示");

  private Api api;
  private Pages rectifier;
  private Pages reviewer;
  private String issue;
  private String page;

  @BeforeEach
  void openAnIssue() {
    api = new Api(port);
    issue =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "<b>护栏缺失</b>", "unit", UNIT))
            .expect(201)
            .text("number");
    page = "/issues/" + issue;
    rectifier = Pages.of(port, "dt-rectifier");
    reviewer = Pages.of(port, "xn-reviewer");
  }

  private String task(String username, String step) {
    return Work.task(api.as(username), issue, step);
  }

  private void claim(Pages who, String task) {
    who.get(page).expect(200);
    who.post(page + "/tasks/" + task + "/claim", Map.of()).expect(302);
  }

  private Page complete(Pages who, String task, Map<String, String> fields) {
    return who.post(page + "/tasks/" + task + "/complete", fields);
  }

  private void rectify(String measures) {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    complete(rectifier, task, Map.of("outcome", "submit", "fields.measures", measures)).expect(302);
  }

  private void review(Map<String, String> fields) {
    String task = task("xn-reviewer", "review");
    claim(reviewer, task);
    complete(reviewer, task, fields).expect(302);
  }

  @Test
  void anExtensionDoesNotHideTheReviewersReason() {
    rectify("装了八米");
    review(Map.of("outcome", "sendBack", "fields.reason", "还缺四米"));
    api.as("dt-rectifier")
        .post("/api/issues/" + issue + "/actions/requestExtension", Map.of("fields", EXTENSION))
        .expect(200);
    String toDecide = toAnswer(Pages.of(port, "xn-leader").get(page).expect(200).text());
    assertThat(toDecide).contains("备料", "（星期日，非工作日）").doesNotContain("还缺四米");
    Work.does(api.as("xn-leader"), issue, "decideExtension", "{\"outcome\":\"grant\"}");

    assertThat(toAnswer(rectifier.get(page).expect(200).text()))
        .contains("还缺四米")
        .doesNotContain("同意", "备料");
    assertThat(rectifier.get(page).expect(200).text())
        .contains("由“顺延时限”按所填日期确定", "是星期日，不是工作日")
        .doesNotContain("登记时指定");
  }

  @Test
  void aRelapseIsAnsweredByWhatWasFound() {
    rectify("装了八米");
    review(Map.of("outcome", "signOff"));
    String lookBack =
        api.as("xn-inspector")
            .post(
                "/api/issues",
                Map.of("type", "look-back", "title", "回头看", "unit", UNIT, "parent", issue))
            .expect(201)
            .text("number");
    Work.does(
        Accounts.session(api, Accounts.create(api, "QH-XN", "reviewer")),
        lookBack,
        "recheck",
        "{\"outcome\":\"relapsed\",\"fields\":{\"method\":\"onSite\",\"findings\":\"看过\",\"reason\":\"再次出现\"}}");

    assertThat(toAnswer(rectifier.get(page).expect(200).text()))
        .contains("再次出现")
        .doesNotContain("同意销号");
  }

  private static String toAnswer(String page) {
    int start = page.indexOf("class=\"bh-latest\"");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("</section>", start));
  }

  @Test
  void isNotThereForWhoeverMayNotSeeTheIssue() {
    Pages other = Pages.of(port, "hl-rectifier");
    other.get(page).expect(404);
    other.post(page + "/comments", Map.of("text", "x")).expect(404);
    other.post(page + "/tasks/" + task("dt-rectifier", "rectify") + "/claim", Map.of()).expect(404);
  }

  @Test
  void namesItsRelativesAndWhatWasFoundThereBefore() {
    String category = "类别-" + issue;
    String earlier = open(Map.of("category", category));
    String child = open(Map.of("category", category, "parent", earlier));

    String related = rectifier.get("/issues/" + child).expect(200).text();
    assertThat(related).contains("↑ ", "/issues/" + earlier);
    assertThat(rectifier.get("/issues/" + earlier).expect(200).text())
        .contains("↓ ", "/issues/" + child);

    String later = open(Map.of("category", category));
    assertThat(rectifier.get("/issues/" + later).expect(200).text())
        .contains("/issues/" + earlier, "/issues/" + child, "办理中");
  }

  private String open(Map<String, String> more) {
    Map<String, Object> asked = new HashMap<>(Map.of("title", "护栏缺失", "unit", UNIT));
    asked.putAll(more);
    return api.as("xn-inspector").post("/api/issues", asked).expect(201).text("number");
  }

  @Test
  void writesTextsAsTexts() {
    assertThat(rectifier.get(page).expect(200).text())
        .contains("&lt;b&gt;护栏缺失&lt;/b&gt;")
        .doesNotContain("<b>护栏");
  }

  @Test
  void offersAClaimToTheUnitAndTheFormToWhoeverClaimed() {
    String task = task("dt-rectifier", "rectify");
    assertThat(reviewer.get(page).expect(200).text()).doesNotContain("/claim\"");
    assertThat(rectifier.get(page).expect(200).text())
        .contains(task + "/claim\"")
        .doesNotContain("name=\"fields.measures\"");
    claim(rectifier, task);
    assertThat(rectifier.get(page).expect(200).text())
        .contains("name=\"fields.measures\"", "提交复核", "选择“提交复核”时必填");
    assertThat(rectifier.inEnglish().get(page).text()).contains("Submit for review");
  }

  @Test
  void offersThePeopleOfTheIssueWhereAPersonIsAskedFor() {
    issue =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("type", "supervision-notice", "title", "督办", "unit", UNIT))
            .expect(201)
            .text("number");
    page = "/issues/" + issue;
    claim(rectifier, task("dt-rectifier", "acknowledge"));
    assertThat(rectifier.get(page).expect(200).text())
        .containsPattern("list=\"(t[^\"]+-handler-people)\"[^§]+<datalist id=\"\\1\">")
        .containsPattern("<option value=\"dt-rectifier\" label=\"[^\"]+ · [^\"]+\">");
  }

  @Test
  void saysWhatIsMissingAtItsFieldAndKeepsTheRest() {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    Page refused =
        complete(rectifier, task, Map.of("outcome", "submit", "fields.rootCause", "巡查\"不到位<i>"));
    assertThat(refused.expect(422).text())
        .contains("巡查&quot;不到位&lt;i&gt;</textarea>", "fields.measures")
        .containsPattern("id=\"t[^\"]+-measures-fault\">请填写整改措施<");
  }

  @Test
  void callsTheChoiceOfAnOutcomeAsTheProcessDoes() {
    rectify("装了八米");
    String task = task("xn-reviewer", "review");
    claim(reviewer, task);
    assertThat(reviewer.get(page).text()).containsPattern("<legend[^>]+-outcome\">复核结论<");
    complete(reviewer, task, Map.of("outcome", "signOff")).expect(302);
    assertThat(reviewer.get(page).text()).contains("<dt>复核结论</dt>");
    assertThat(reviewer.inEnglish().get(page).text()).contains("<dt>Conclusion</dt>");
  }

  @Test
  void saysThatAnIssueIsOpenWhateverStepItWaitsAt() {
    assertThat(reviewer.get(page).text()).contains("办理中").doesNotContain("整改中");
  }

  @Test
  void goesRoundTheLoopAndShowsWhatChangedBetweenTheRounds() {
    rectify("装了八米");
    review(Map.of("outcome", "sendBack", "fields.reason", "还缺四米"));
    rectify("装了十二米");
    assertThat(reviewer.get(page).expect(200).text())
        .contains("“整改”各轮次对比", "装了八米", "装了十二米", "已修改", "还缺四米", "第 2 轮");
    review(Map.of("outcome", "signOff"));
    assertThat(reviewer.get(page).text()).contains("已销号").doesNotContain("/claim\"");
  }

  @Test
  void whoeverWorksOnItSeesWhatWasSubmittedLastAboveTheForm() {
    rectify("装了八米");
    assertThat(rectifier.get(page).text()).contains("您已提交“整改”", "href=\"/work\"");
    claim(reviewer, task("xn-reviewer", "review"));
    String asked = reviewer.get(page).text();
    assertThat(asked).containsSubsequence("最近提交的内容", "装了八米", "name=\"outcome\"", "id=\"trail\"");
    assertThat(asked).doesNotContain("您已提交");
    complete(
            reviewer,
            task("xn-reviewer", "review"),
            Map.of("outcome", "sendBack", "fields.reason", "还缺四米"))
        .expect(302);
    claim(rectifier, task("dt-rectifier", "rectify"));
    assertThat(rectifier.get(page).text())
        .containsSubsequence("最近提交的内容", "还缺四米", "name=\"outcome\"")
        .doesNotContain("您已提交");
  }

  /** The text that stands in a form of the page. */
  private static String typed(Pages who, String address, String field) {
    String text = who.get(address).expect(200).text();
    int from = text.indexOf(">", text.indexOf("name=\"fields." + field + "\""));
    return text.substring(from + 1, text.indexOf("<", from));
  }

  @Test
  void aFormThatWasSentBackComesFilledThoughADecisionWasMadeSince() {
    rectify("装了八米");
    review(Map.of("outcome", "sendBack", "fields.reason", "还缺四米"));
    api.as("dt-rectifier")
        .post("/api/issues/" + issue + "/actions/requestExtension", Map.of("fields", EXTENSION))
        .expect(200);
    Work.does(api.as("xn-leader"), issue, "decideExtension", "{\"outcome\":\"grant\"}");
    claim(rectifier, task("dt-rectifier", "rectify"));

    assertThat(typed(rectifier, page, "measures")).isEqualTo("装了八米");
  }

  @Test
  void aPlanThatWasSentBackComesFilled() {
    String grave =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "护栏缺失", "unit", UNIT, "severity", "critical"))
            .expect(201)
            .text("number");
    Work.does(api.as("dt-rectifier"), grave, "plan", "{\"fields\":{\"planText\":\"先立警示，再补护栏\"}}");
    Work.does(
        api.as("xn-reviewer"),
        grave,
        "approvePlan",
        "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"缺时间\"}}");
    String task = Work.task(api.as("dt-rectifier"), grave, "plan");
    Work.claim(api.as("dt-rectifier"), task).expect(200);

    assertThat(typed(rectifier, "/issues/" + grave, "planText")).isEqualTo("先立警示，再补护栏");
  }

  /** Another unit has another report to make. */
  @Test
  void nobodyFindsWhatAnotherUnitHasFilledIn() {
    rectify("装了八米");
    review(Map.of("outcome", "sendBack", "fields.reason", "还缺四米"));
    Work.does(
        api.as("dt-rectifier"),
        issue,
        "rectify",
        "{\"outcome\":\"dispute\",\"fields\":{\"disputeReason\":\"不属本单位\"}}");
    Work.does(api.as("xn-inspector"), issue, "assign", "{\"fields\":{\"unit\":\"QH-XN-HZ\"}}");
    String task = Work.task(api.as("hz-rectifier"), issue, "rectify");
    Work.claim(api.as("hz-rectifier"), task).expect(200);

    Pages other = Pages.of(port, "hz-rectifier");
    assertThat(typed(other, page, "measures")).isEmpty();
    assertThat(typed(other, page, "disputeReason")).isEmpty();
  }

  @Test
  void takesFilesWithTheFormAndKeepsThemWhereItIsRefused() {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    String act = page + "/tasks/" + task + "/complete";
    rectifier
        .upload(act, "files", "整改后.txt", "done".getBytes(UTF_8), Map.of("outcome", "submit"))
        .expect(422);
    assertThat(rectifier.get(page).text()).contains("整改后.txt");
    String evidence =
        api.as("dt-rectifier").get("/api" + page + "/evidence").body().at("/items/0/id").asText();
    complete(
            rectifier,
            task,
            Map.of("outcome", "submit", "fields.measures", "装了", "evidence", evidence))
        .expect(302);
    assertThat(
            api.as("dt-rectifier")
                .get("/api" + page + "/evidence")
                .body()
                .at("/items/0/citations")
                .size())
        .isEqualTo(1);
  }

  @Test
  void takesTenFilesOfFiveMegabytesWithOneForm() {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      byte[] content = new byte[5 * 1024 * 1024];
      Arrays.fill(content, (byte) ('a' + i));
      files.put("记录" + i + ".txt", content);
    }

    rectifier
        .upload(
            page + "/tasks/" + task + "/complete",
            "files",
            files,
            Map.of("outcome", "submit", "fields.measures", "十份记录"))
        .expect(302);

    JsonNode kept = api.as("dt-rectifier").get("/api" + page + "/evidence").body().path("items");
    assertThat(kept).hasSize(10).allMatch(file -> file.path("citations").size() == 1);
  }

  @Test
  void saysKindlyThatSomebodyWasFirstAndShowsWhatWasTyped() {
    String colleague = Accounts.create(api, UNIT, "rectifier");
    Pages other = Pages.of(port, colleague, Accounts.PASSWORD);
    other.get(page).expect(200);
    String task = task("dt-rectifier", "rectify");
    rectify("先办了");
    Page late = complete(other, task, Map.of("outcome", "submit", "fields.measures", "我也写了很多"));
    assertThat(late.expect(409).text())
        .containsPattern("责任人已于 \\d+年\\d+月\\d+日 \\d\\d:\\d\\d 提交“整改”：[^。]+。")
        .containsPattern("<dt>[^<]+</dt><dd>提交复核</dd>")
        .containsPattern("<dt>整改措施</dt><dd>我也写了很多</dd>")
        .contains("环节已结束", "以下为该问题的当前情况")
        .doesNotContain("任务 " + task, "<dt>measures");
  }

  @Test
  void takesAnActionBesideTheSteps() {
    rectifier.get(page).expect(200);
    Page refused =
        rectifier.post(page + "/actions/requestExtension", Map.of("fields.reason", "冬季难施工"));
    assertThat(refused.expect(422).text()).contains("冬季难施工</textarea>");
    rectifier
        .post(
            page + "/actions/requestExtension",
            Map.of(
                "fields.newDate", "2099-01-08",
                "fields.reason", "冬季难施工",
                "fields.interimMeasures", "水马"))
        .expect(302);
    assertThat(rectifier.get(page).text()).contains(">申请延期</span>", "2099年1月8日", "审批延期");
  }

  @Test
  void handsATaskOnToAColleague() {
    String colleague = Accounts.create(api, UNIT, "rectifier");
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    assertThat(rectifier.get(page).text()).contains("value=\"" + colleague + "\"");
    rectifier.post(page + "/tasks/" + task + "/transfer", Map.of("to", colleague)).expect(302);
    assertThat(Pages.of(port, colleague, Accounts.PASSWORD).get(page).text())
        .contains("name=\"fields.measures\"");
  }

  @Test
  void keepsWhatIsSaidInTheTrail() {
    rectifier.get(page).expect(200);
    rectifier.post(page + "/comments", Map.of("text", " ")).expect(422);
    rectifier.post(page + "/comments", Map.of("text", "明天去看")).expect(302);
    assertThat(reviewer.get(page).text()).contains("明天去看");
  }

  @Test
  void showsWhatWasFilledInAtOpeningAboveAndInTheTrail() {
    String notice =
        api.as("xn-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "type",
                    "supervision-notice",
                    "title",
                    "督办",
                    "unit",
                    UNIT,
                    "fields",
                    Map.of("noticeText", "逾期未改", "requirements", "三日内报结果")))
            .expect(201)
            .text("number");

    String shown = Pages.of(port, "xn-inspector").get("/issues/" + notice).expect(200).text();

    String above = shown.substring(0, shown.indexOf("bh-course"));
    assertThat(above).contains("督办事由", "逾期未改", "督办要求", "三日内报结果");
    assertThat(shown.substring(shown.indexOf("id=\"trail\""))).contains("逾期未改", "三日内报结果");
  }

  @Test
  void fillsTheFormOfWhatWasSentBackWithWhatWasSent() {
    rectify("补了一半");
    review(Map.of("outcome", "sendBack", "fields.reason", "另一半呢"));
    claim(rectifier, task("dt-rectifier", "rectify"));

    String form = rectifier.get(page).expect(200).text();
    String mine = form.substring(form.indexOf("bh-mine"), form.indexOf("id=\"process\""));

    assertThat(mine).contains("另一半呢").containsPattern("<textarea[^>]*measures[^>]*>补了一半<");
    rectify("全补了");
    claim(reviewer, task("xn-reviewer", "review"));
    assertThat(reviewer.get(page).expect(200).text())
        .as("a reason for one outcome alone")
        .doesNotContainPattern("<textarea[^>]*reason[^>]*>另一半呢<");
  }

  @Test
  void saysWhatATransferDidAndLeadsToTheNextTask() {
    String colleague = Accounts.create(api, UNIT, "rectifier");
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    rectifier.post(page + "/tasks/" + task + "/transfer", Map.of("to", colleague)).expect(302);

    assertThat(rectifier.get(page).expect(200).text()).contains("您已转办“整改”", "/work/next");
  }

  @Test
  void aCommentSentTwiceIsSaidOnce() {
    Matcher key = KEY.matcher(rectifier.get(page).expect(200).text());
    assertThat(key.find()).isTrue();
    Map<String, String> comment = Map.of("text", "说一遍\r\n就够", "key", key.group(1));
    rectifier.post(page + "/comments", comment).expect(302);
    rectifier.post(page + "/comments", comment).expect(302);
    JsonNode comments = api.as("dt-rectifier").get("/api" + page + "/comments").body();
    assertThat(comments.path("items").findValuesAsText("text")).containsExactly("说一遍\n就够");
  }

  @Test
  void countsTheEndOfALineAsOneCharacter() {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    String lines = "整改\r\n".repeat(1_600);
    complete(rectifier, task, Map.of("outcome", "submit", "fields.measures", lines)).expect(302);
  }

  @Test
  void whoeverReviewsSeesTheFilesOfEachRoundSideBySide() {
    upload("xn-inspector", "整改前.png", Samples.png());
    String first = upload("dt-rectifier", "整改后.jpg", Samples.jpeg());
    rectify("装了八米", first);
    claim(reviewer, task("xn-reviewer", "review"));
    assertThat(reviewer.get(page).text())
        .containsSubsequence("办理前", "整改前.png", "第 1 轮", "整改后.jpg", "name=\"outcome\"")
        .contains("/evidence/" + first + "/thumbnail?size=320", "下载原文件")
        .doesNotContain("src=\"/evidence/" + first + "\"", "相同");
    complete(
            reviewer,
            task("xn-reviewer", "review"),
            Map.of("outcome", "sendBack", "fields.reason", "还缺四米"))
        .expect(302);
    String again = upload("dt-rectifier", "又一张.jpg", Samples.jpeg());
    rectify("装了十二米", again);
    claim(reviewer, task("xn-reviewer", "review"));
    assertThat(reviewer.get(page).text())
        .containsSubsequence("第 1 轮", "第 2 轮", "又一张.jpg", "与第 1 轮的文件相同", "name=\"outcome\"");
  }

  @Test
  void voidsAWrongFileWithAReason() {
    String wrong = upload("dt-rectifier", "别人的.jpg", Samples.jpeg());
    rectifier.get(page).expect(200);
    String act = page + "/evidence/" + wrong + "/void";
    rectifier.post(act, Map.of("reason", " ")).expect(422);
    rectifier.post(act, Map.of("reason", "传错了")).expect(302);
    assertThat(rectifier.get(page).text()).contains("已作废：传错了", "作废佐证材料");
    claim(rectifier, task("dt-rectifier", "rectify"));
    assertThat(rectifier.get(page).text()).doesNotContain("value=\"" + wrong + "\"");
  }

  private String upload(String username, String name, byte[] content) {
    return api.as(username)
        .upload("/api" + page + "/evidence", name, content, Map.of())
        .expect(201)
        .text("id");
  }

  private void rectify(String measures, String file) {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    complete(
            rectifier,
            task,
            Map.of("outcome", "submit", "fields.measures", measures, "fields.evidence", file))
        .expect(302);
  }

  @Test
  void refusesFormsFromElsewhere() {
    rectifier.get(page).expect(200);
    rectifier.withoutFormToken().post(page + "/comments", Map.of("text", "x")).expect(403);
  }

  @Test
  void saysAtTheUploadFieldWhichFileIsRefusedAndWhy() {
    rectifier.get(page).expect(200);
    byte[] program = {'M', 'Z', 0, 1, 2, (byte) 0xff};
    Page refused =
        rectifier.upload(
            page + "/evidence", "files", "坏.exe", program, Map.of("caption", "整改后<b>"));
    assertThat(refused.expect(422).text())
        .containsPattern("id=\"evidence-files-fault\">“坏.exe”未上传：文件内容不属于可接收的类型")
        .contains("JPG 图片、PNG 图片", "Word 文档（.docx）", "value=\"整改后&lt;b&gt;\"");
    assertThat(
            rectifier
                .inEnglish()
                .upload(page + "/evidence", "files", "bad.exe", program, Map.of())
                .expect(422)
                .text())
        .contains("“bad.exe” was not uploaded: The content", "text (.txt, .csv)")
        .doesNotContain("TEXT", "：");
  }

  @Test
  void saysWhereACaptionIsTooLong() {
    rectifier.get(page).expect(200);
    Map<String, String> caption = Map.of("caption", "长".repeat(501));
    assertThat(
            rectifier
                .upload(page + "/evidence", "files", "a.txt", "说明".getBytes(UTF_8), caption)
                .expect(422)
                .text())
        .containsPattern("id=\"evidence-files-fault\">“a.txt”未上传：说明不得超过 500 个字符");
    assertThat(api.as("dt-rectifier").get("/api" + page + "/evidence").body().path("items"))
        .isEmpty();
  }

  @Test
  void offersInTheFilePickerWhatIsTaken() {
    assertThat(rectifier.get(page).expect(200).text())
        .contains("accept=\"image/jpeg,.jpg,", ".heic", ".docx", ".mp4", ".wps", ".ofd")
        .contains("OFD 版式文件", "每个文件不超过 20 MB")
        .doesNotContain(".html,", ".svg,", ".exe", "image/*");
  }

  @Test
  void keepsTheGoodFilesTickedWhereOneOfThemIsRefused() {
    String task = task("dt-rectifier", "rectify");
    claim(rectifier, task);
    Page refused =
        rectifier.upload(
            page + "/tasks/" + task + "/complete",
            "files",
            Map.of("整改前.txt", "before".getBytes(UTF_8), "空.txt", new byte[0]),
            Map.of("outcome", "submit", "fields.measures", "装了"));
    assertThat(refused.expect(422).text())
        .contains("“空.txt”未上传：文件是空的，请重新选择。", "装了</textarea>")
        .containsPattern("checked=\"checked\"><span>整改前.txt</span>");
  }

  @Test
  void leadsBackToTheIssueWhereAFormsAddressIsOpenedAgain() {
    for (String form :
        new String[] {
          "/tasks/x/complete", "/tasks/x/claim", "/actions/x", "/comments", "/evidence"
        }) {
      assertThat(rectifier.get(page + form).expect(302).leadsTo()).isEqualTo(page);
    }
  }
}
