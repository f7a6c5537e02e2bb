package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody without an account reports, and is told with the receipt. */
@ServiceTest
class PublicReportsTest {

  private static final String PUBLIC =
      "bihuan:opener=\"inspector,public\" bihuan:supervisor=\"QH-XN\"";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Session nobody;
  private Session inspector;
  private TypeFile type;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    nobody = api.anonymous();
    inspector = api.as("xn-inspector");
    type =
        TypeFile.begin()
            .attributes(PUBLIC)
            .startForm(
                field("plate", "string", "bihuan:max=\"10\"")
                    + field("where", "unit", "bihuan:choices=\"${units.children('QH-XN')}\"")
                    + field(
                        "phone", "string", "bihuan:visibleTo=\"${issue.supervisor}/inspector\""))
            .elements(
                flow("opened", "accept")
                    + step(
                        "accept",
                        "flowable:candidateGroups=\"${issue.supervisor}/inspector\" bihuan:public=\"true\"")
                    + flow("accept", "handle")
                    + step("handle", "flowable:candidateGroups=\"${issue.supervisor}/reviewer\"")
                    + flow("handle", "done"))
            .deploy(api);
  }

  private static Map<String, Object> report(String title) {
    return Map.of(
        "title",
        title,
        "description",
        "货车超限",
        "fields",
        Map.of("plate", "青A00000", "where", "QH-XN-DT", "phone", "13000000000"));
  }

  private String receipt() {
    return nobody.post("/api/public/" + type.key(), report("举报")).expect(201).text("receipt");
  }

  private String issue() {
    return inspector
        .get("/api/issues?type=" + type.key())
        .expect(200)
        .body()
        .at("/items/0/number")
        .asText();
  }

  @Test
  void theFormSaysWhatMayBeChosen() {
    JsonNode form = nobody.get("/api/public/" + type.key()).expect(200).body();
    assertThat(form.at("/form/fields/1/choices").toString()).contains("QH-XN-DT");
    assertThat(form.at("/names/QH-XN-DT").asText()).isNotBlank();
    nobody.get("/api/public/rectification").expect(404);
    nobody.get("/api/public/nothing").expect(404);
  }

  @Test
  void theReceiptTellsWhatTheProcessLetsBeTold() {
    String receipt = receipt();
    String issue = issue();
    assertThat(receipt).matches("[0-9a-f]{32}");
    assertThat(
            jdbc.queryForList(
                "select sha256 from public_receipt where issue = ?", String.class, issue))
        .hasSize(1)
        .doesNotContain(receipt);
    assertThat(progress(receipt)).isEqualTo("accept waiting");

    Work.does(inspector, issue, "accept", "{}");
    assertThat(progress(receipt.toUpperCase(java.util.Locale.ROOT))).isEqualTo("accept done");
    Work.does(api.as("xn-reviewer"), issue, "handle", "{}");
    assertThat(progress(receipt)).isEqualTo("accept done");
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + issue).expect(200).text())
        .contains("社会公众", "13000000000");
    assertThat(Pages.of(port, "xn-reviewer").get("/issues/" + issue).expect(200).text())
        .doesNotContain("13000000000");
  }

  private String progress(String receipt) {
    StringBuilder told = new StringBuilder();
    for (JsonNode step :
        nobody.get("/api/public/receipts/" + receipt).expect(200).body().path("steps")) {
      told.append(step.path("step").asText()).append(' ').append(step.path("state").asText());
    }
    return told.toString();
  }

  private TypeFile asking() {
    return TypeFile.begin()
        .attributes(PUBLIC)
        .elements(
            flow("opened", "more")
                + step(
                    "more",
                    "flowable:candidateGroups=\"public\"",
                    form(field("when", "date", "required=\"true\"")))
                + flow("more", "content")
                + step(
                    "content",
                    "flowable:candidateUsers=\"${issue.openedBy}\"",
                    form(outcomes("good", "bad")))
                + flow("content", "done"))
        .deploy(api);
  }

  @Test
  void whoeverHasTheReceiptAnswersWhatThePublicIsAsked() {
    type = asking();
    String receipt = receipt("举报");
    String issue = issue();
    JsonNode question = question(receipt);
    String task = question.path("task").asText();
    assertThat(question.at("/form/fields/0/id").asText()).isEqualTo("when");
    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + issue).expect(200).text())
        .contains("社会公众");
    Work.claim(inspector, task).expect(403);

    String path = "/api/public/receipts/" + receipt + "/tasks/";
    String other = "/api/public/receipts/" + receipt("另一件") + "/tasks/";
    nobody.post(path + "none", "{}").expect(404);
    nobody.post(path + task, "{}").expect(422);
    Map<String, Object> answer = Map.of("fields", Map.of("when", "2026-05-01"));
    nobody.post(other + task, answer).expect(404);
    nobody.post(path + task, answer).expect(200);
    assertThat(nobody.post(path + task, answer).status()).isEqualTo(409);

    Pages visitor = Pages.stranger(port);
    String last = question(receipt).path("task").asText();
    String page = visitor.post("/report/receipts", Map.of("receipt", receipt)).expect(200).text();
    assertThat(page).contains("办content", "果good", last);
    String answers = "/report/receipts/answers";
    Map<String, String> filled = Map.of("receipt", receipt, "task", last);
    assertThat(visitor.post(answers, filled).expect(422).text()).contains("bh-fault");
    filled = Map.of("receipt", receipt, "task", last, "outcome", "good");
    visitor.post(answers, filled).expect(200);
    JsonNode closed = inspector.get("/api/issues/" + issue).body();
    assertThat(closed.path("resolution").asText()).isEqualTo("done");
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  private JsonNode question(String receipt) {
    JsonNode questions =
        nobody.get("/api/public/receipts/" + receipt).expect(200).body().path("questions");
    assertThat(questions).hasSize(1);
    return questions.get(0);
  }

  private String receipt(String title) {
    return nobody
        .post("/api/public/" + type.key(), Map.of("title", title))
        .expect(201)
        .text("receipt");
  }

  @Test
  void thePublicIsNotAskedWhereItReportedNothing() {
    type = asking();
    String issue =
        new Work(api).open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN"));
    assertThat(inspector.get("/api/issues/" + issue).body().at("/steps/0/group").asText())
        .isEqualTo("QH-XN/leader");
  }

  @Test
  void thePublicReportsToATypeWithoutASource() {
    type =
        TypeFile.begin()
            .attributes(PUBLIC + " bihuan:hide=\"source,description,location\"")
            .elements(flow("opened", "accept") + step("accept", "") + flow("accept", "done"))
            .deploy(api);
    receipt("举报");
    assertThat(Pages.stranger(port).get("/report/" + type.key()).expect(200).text())
        .contains("name=\"title\"")
        .doesNotContain("name=\"description\"", "name=\"location\"");
    assertThat(nobody.get("/api/public/" + type.key()).body().path("without").toString())
        .isEqualTo("[\"description\",\"location\",\"source\"]");
    assertThat(
            jdbc.queryForObject("select source from issue where number = ?", String.class, issue()))
        .isEqualTo("complaint");
    Map<String, Object> more = Map.of("title", "举报", "location", "湟中");
    Answer refused = nobody.post("/api/public/" + type.key(), more).expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("location");
  }

  @Test
  void aTypeWithATitleOfItsOwnAsksForNone() {
    type =
        TypeFile.begin()
            .attributes(PUBLIC + " bihuan:title=\"${year(today)}年问卷\"")
            .elements(flow("opened", "accept") + step("accept", "") + flow("accept", "done"))
            .deploy(api);
    assertThat(Pages.stranger(port).get("/report/" + type.key()).expect(200).text())
        .contains("name=\"description\"")
        .doesNotContain("name=\"title\"");
    Pages.stranger(port).post("/report/" + type.key(), Map.of("description", "很好")).expect(200);
    assertThat(inspector.get("/api/issues/" + issue()).body().path("title").asText())
        .matches("[0-9]{4}年问卷");
    receipt("自拟题目");
    assertThat(inspector.get("/api/issues/" + issue()).body().path("title").asText())
        .isEqualTo("自拟题目");
  }

  /** A process tells somebody the answer by a field that is calculated. */
  @Test
  void whatIsCalculatedIsShownToWhoeverAnswers() {
    type =
        TypeFile.begin()
            .attributes(PUBLIC)
            .elements(
                flow("opened", "reply")
                    + step(
                        "reply",
                        "flowable:candidateGroups=\"${issue.supervisor}/inspector\"",
                        form(field("text", "text", "required=\"true\"")))
                    + flow("reply", "read")
                    + step(
                        "read",
                        "flowable:candidateGroups=\"public\"",
                        form(field("told", "text", "bihuan:value=\"${fields.reply.text}\"")))
                    + flow("read", "done"))
            .deploy(api);
    String receipt = receipt("举报");
    Work.does(inspector, issue(), "reply", "{\"fields\":{\"text\":\"已经查处\"}}");
    Pages visitor = Pages.stranger(port);
    assertThat(visitor.post("/report/receipts", Map.of("receipt", receipt)).expect(200).text())
        .contains("已经查处")
        .doesNotContain("自动计算");
  }

  @Test
  void whoHasNoReceiptIsToldNothing() {
    String receipt = receipt();
    for (String other : new String[] {"0".repeat(32), "x", receipt.substring(1), "%20"}) {
      nobody.get("/api/public/receipts/" + other).expect(404);
    }
    nobody.get("/api/issues/" + issue()).expect(401);
  }

  @Test
  void whatIsWrongIsToldByField() {
    Answer refused =
        nobody
            .post(
                "/api/public/" + type.key(),
                Map.of("fields", Map.of("where", "QH", "plate", "青A0000000000")))
            .expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field")).contains("title");
    refused =
        nobody
            .post(
                "/api/public/" + type.key(),
                Map.of("title", "举报", "fields", Map.of("where", "QH", "more", "x")))
            .expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .contains("fields.where", "fields.more");
    nobody.post("/api/public/" + type.key(), Map.of("title", "举报", "unit", "QH")).expect(400);
  }

  @Test
  void photosAreAddedWithTheReceipt() {
    String receipt = receipt();
    byte[] text = "现场情况".getBytes(UTF_8);
    String path = "/api/public/receipts/" + receipt + "/evidence";
    assertThat(nobody.upload(path, "a.txt", text, Map.of()).status()).isEqualTo(201);
    assertThat(nobody.upload(path, "a.exe", new byte[] {'M', 'Z', 0, 1}, Map.of()).status())
        .isEqualTo(422);
    assertThat(
            nobody.upload(path.replace(receipt, "0".repeat(32)), "a.txt", text, Map.of()).status())
        .isEqualTo(404);
    assertThat(inspector.get("/api/issues/" + issue() + "/evidence").body().path("items"))
        .hasSize(1);
  }

  @Test
  void thePagesNeedNoCookieAndGiveTheReceipt() {
    Pages visitor = Pages.stranger(port);
    String path = "/report/" + type.key();
    assertThat(visitor.get(path).expect(200).text())
        .contains("走通", "项plate", "大通", "回执")
        .doesNotContain("城中");
    assertThat(visitor.inEnglish().get(path).expect(200).text())
        .contains("Taken in by", "Photos or files");

    Pages other = Pages.stranger(port).withoutFormToken();
    Map<String, String> typed = Map.of("title", "", "fields.plate", "青A0000000000");
    assertThat(other.post(path, typed).expect(422).text()).contains("青A0000000000", "is-invalid");
    String shown =
        Pages.stranger(port)
            .upload(path, "files", Map.of("a.txt", "现场".getBytes(UTF_8)), Map.of("title", "占道"))
            .expect(200)
            .text();
    Matcher receipt = Pattern.compile("name=\"receipt\" value=\"([0-9a-f]{32})\"").matcher(shown);
    assertThat(receipt.find()).isTrue();
    assertThat(
            Pages.stranger(port)
                .post("/report/receipts", Map.of("receipt", receipt.group(1)))
                .expect(200)
                .text())
        .contains("办accept", "正在办理");
    assertThat(
            Pages.stranger(port)
                .post("/report/receipts", Map.of("receipt", "x"))
                .expect(404)
                .text())
        .contains("没有这个回执号");
    assertThat(inspector.get("/api/issues/" + issue() + "/evidence").body().path("items"))
        .hasSize(1);
    Pages.stranger(port).get("/report/rectification").expect(404);
  }

  @Test
  void formulasAreTextInExports() throws IOException {
    nobody.post("/api/public/" + type.key(), report("=HYPERLINK(1)")).expect(201);
    byte[] ledger =
        inspector.get("/api/ledgers/export?type=" + type.key()).expect(200).raw().body();
    Path file = Files.write(Files.createTempFile("ledger", ".xlsx"), ledger);
    StringBuilder sheets = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        sheets.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    } finally {
      Files.delete(file);
    }
    assertThat(sheets).contains("=HYPERLINK(1)").doesNotContain("<f>");
  }

  /** By a double click, or when the page with the receipt is loaded again. */
  @Test
  void aFormThatIsSentTwiceIsOneReport() throws Exception {
    String path = "/report/" + type.key();
    Pages visitor = Pages.stranger(port);
    Map<String, String> filled = new HashMap<>();
    filled.put("key", key(visitor.get(path).expect(200).text()));
    filled.put("title", "");
    assertThat(key(visitor.post(path, filled).expect(422).text())).isEqualTo(filled.get("key"));
    filled.put("title", "举报");
    visitor.get(path).expect(200); // the token of the form

    List<Callable<String>> clicks =
        Collections.nCopies(3, () -> receipt(visitor.post(path, filled)));
    ExecutorService both = Executors.newFixedThreadPool(3);
    List<String> receipts = new ArrayList<>();
    try {
      for (Future<String> one : both.invokeAll(clicks)) {
        receipts.add(one.get());
      }
    } finally {
      both.shutdown();
    }
    receipts.add(receipt(visitor.post(path, filled)));

    assertThat(receipts).hasSize(4).containsOnly(receipts.get(0));
    assertThat(progress(receipts.get(0).replace(" ", ""))).isEqualTo("accept waiting");
    assertThat(reported()).isEqualTo(1);

    filled.put("description", "另一处");
    assertThat(receipt(visitor.post(path, filled))).isNotEqualTo(receipts.get(0));
    filled.put("key", key(visitor.get(path).text()));
    assertThat(receipts).doesNotContain(receipt(visitor.post(path, filled)));
    assertThat(reported()).isEqualTo(3);
  }

  private int reported() {
    return inspector.get("/api/issues?type=" + type.key()).expect(200).body().path("items").size();
  }

  private static String key(String page) {
    return Jsoup.parse(page).expectFirst("input[name=key]").val();
  }

  private static String receipt(Pages.Page taken) {
    return Jsoup.parse(taken.expect(200).text()).expectFirst(".bh-receipt").text();
  }

  @Test
  void anAnswerThatIsSentTwiceShowsHowTheReportIsGettingOn() {
    type = asking();
    String receipt = receipt("举报");
    String task = question(receipt).path("task").asText();
    Pages visitor = Pages.stranger(port);
    visitor.post("/report/receipts", Map.of("receipt", receipt)).expect(200);
    Map<String, String> filled =
        Map.of("receipt", receipt, "task", task, "fields.when", "2026-05-01");

    String first = visitor.post("/report/receipts/answers", filled).expect(200).text();
    String again = visitor.post("/report/receipts/answers", filled).expect(200).text();

    String next = question(receipt).path("task").asText();
    assertThat(first).contains(next);
    assertThat(again).contains(next);
  }

  /** Nobody knows who of the public did a step. */
  @Test
  void nobodyIsSeparatedFromThePublic() {
    for (String of :
        List.of(
            "flowable:candidateGroups=\"public\"",
            "flowable:candidateGroups=\"public,${issue.supervisor}/reviewer\"",
            "flowable:candidateUsers=\"${issue.openedBy}\"")) {
      for (boolean own : List.of(true, false)) {
        String known = "flowable:candidateGroups=\"${issue.supervisor}/inspector\"";
        String first = own ? known : of;
        String from = own ? "ask" : "opened";
        String second = (own ? of : known) + " bihuan:separateFrom=\"" + from + "\"";
        Answer refused =
            TypeFile.begin()
                .attributes(PUBLIC)
                .elements(
                    flow("opened", "ask")
                        + step("ask", first)
                        + flow("ask", "decide")
                        + step("decide", second)
                        + flow("decide", "done"))
                .upload(api);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("separate-public");
      }
    }
  }

  @Test
  void theCheckAsksForAUnitAndForChoices() {
    assertThat(refusal("bihuan:opener=\"public\"", "")).contains("public-opener");
    assertThat(refusal(PUBLIC, field("where", "unit", ""))).contains("public-field");
    assertThat(refusal("bihuan:opener=\"unit/public\"", "")).contains("unknown-role");
  }

  private String refusal(String attributes, String fields) {
    Answer refused =
        TypeFile.begin()
            .attributes(attributes)
            .startForm(fields)
            .elements(flow("opened", "accept") + step("accept", "") + flow("accept", "done"))
            .upload(api);
    assertThat(refused.status()).isEqualTo(422);
    return refused.text();
  }
}
