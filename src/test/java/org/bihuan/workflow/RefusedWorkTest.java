package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Openings, claims, completions and actions that are refused, and their responses. */
@ServiceTest
class RefusedWorkTest {

  private static final String SUBMIT =
      "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已修复护栏\"}}";

  @LocalServerPort int port;
  private Api api;
  private Work work;

  @BeforeEach
  void connect() {
    api = new Api(port);
    work = new Work(api);
  }

  private String issueOfDatong() {
    return work.open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
  }

  private String claimedTask() {
    Session rectifier = api.as("dt-rectifier");
    String task = Work.task(rectifier, issueOfDatong(), "rectify");
    Work.claim(rectifier, task).expect(200);
    return task;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title':5,'unit':'QH-XN-DT'}|400|title",
        "{'title':['a'],'unit':'QH-XN-DT'}|400|title",
        "{'title':'a','unit':'QH-XN-DT','fields':[]}|400|fields",
        "{'title':'a','unit':'QH-XN-DT','colour':'red'}|400|colour",
        "{'title':'a','unit':'QH-XN-DT','dueOn':'2026-02-30'}|400|dueOn",
        "{'title':'a','unit':'QH-XN-DT','dueOn':20260228}|400|dueOn",
        "{'unit':'QH-XN-DT'}|422|title",
        "{'title':' ','unit':'QH-XN-DT'}|422|title",
        "{'title':'a','unit':'QH-NOWHERE'}|422|unit",
        "{'title':'a','unit':''}|422|unit",
        "{'title':'a','unit':'QH-XN-DT','supervisor':'-1'}|422|supervisor",
        "{'title':'a','unit':'QH-XN-DT','severity':'huge'}|422|severity",
        "{'title':'a','unit':'QH-XN-DT','source':'1; drop table issue'}|422|source",
        "{'title':'a','unit':'QH-XN-DT','type':'no-such-type'}|422|type",
        "{'title':'a','unit':'QH-XN-DT','fields':{'colour':'red'}}|422|fields.colour",
        "{'title':'a','unit':'QH-XN-DT','dueOn':'9999-12-31'}|422|dueOn",
        "{'title':'a','unit':'QH-XN-DT','dueOn':'0001-01-01'}|422|dueOn",
        "{'title':'a\\u0000','unit':'QH-XN-DT'}|422|title",
        "{'title':'a\\ud800','unit':'QH-XN-DT'}|422|title",
      })
  void opensNothingFromAFaultyForm(String body, int status, String field) {
    Answer answer = api.as("qh-inspector").post("/api/issues", body.replace('\'', '"'));

    answer.expect(status);
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(answer.body().at("/errors/0/message").asText()).isNotBlank();
  }

  @Test
  void opensNothingWithATextOfOneMebibyte() {
    Map<String, Object> body = new HashMap<>(Map.of("title", "护栏", "unit", "QH-XN-DT"));
    for (String text : List.of("title", "description", "category", "location", "basis")) {
      Map<String, Object> large = new HashMap<>(body);
      large.put(text, "x".repeat(1024 * 1024));
      Answer answer = api.as("qh-inspector").post("/api/issues", large).expect(422);
      assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(text);
    }
  }

  @Test
  void keepsALargeTextOutOfSubmissionsCommentsAndActions() {
    String large = "x".repeat(1024 * 1024);
    String task = claimedTask();
    Session rectifier = api.as("dt-rectifier");
    String issue =
        rectifier.get("/api/tasks/" + task).expect(200).body().at("/issue/number").asText();

    faulty(Work.complete(rectifier, task, SUBMIT.replace("已修复护栏", large)), "fields.measures");
    faulty(
        Work.complete(
            rectifier,
            task,
            SUBMIT.replace("{\"outcome", "{\"comment\":\"" + large + "\",\"outcome")),
        "comment");
    faulty(rectifier.post("/api/issues/" + issue + "/comments", Map.of("text", large)), "text");
    faulty(
        rectifier.post(
            "/api/issues/" + issue + "/actions/requestExtension",
            Map.of(
                "comment",
                large,
                "fields",
                Map.of("newDate", "2099-01-01", "reason", "a", "interimMeasures", "b"))),
        "comment");
    Work.complete(rectifier, task, SUBMIT).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|outcome",
        "{'outcome':'signOff'}|outcome",
        "{'outcome':'submit'}|fields.measures",
        "{'outcome':'submit','fields':{'measures':' '}}|fields.measures",
        "{'outcome':'submit','fields':{'measures':5}}|fields.measures",
        "{'outcome':'submit','fields':{'measures':['a']}}|fields.measures",
        "{'outcome':'submit','fields':{'measures':'a\\u0000b'}}|fields.measures",
        "{'outcome':'submit','fields':{'measures':'a\\udc00b'}}|fields.measures",
        "{'outcome':'submit','fields':{'measures':'a','completedOn':'2026-02-30'}}|fields.completedOn",
        "{'outcome':'submit','fields':{'measures':'a','completedOn':'+999999999-12-31'}}|fields.completedOn",
        "{'outcome':'submit','fields':{'measures':'a','completedOn':1}}|fields.completedOn",
        "{'outcome':'submit','fields':{'measures':'a','colour':'red'}}|fields.colour",
        "{'outcome':'submit','fields':{'measures':'a','outcome':'submit'}}|fields.outcome",
        "{'outcome':'dispute','fields':{}}|fields.disputeReason",
        "{'outcome':'submit','comment':'\\u0000','fields':{'measures':'a'}}|comment",
        "{'outcome':'submit','comment':'\\ud800','fields':{'measures':'a'}}|comment",
      })
  void completesNothingFromAFaultyForm(String body, String field) {
    String task = claimedTask();
    faulty(Work.complete(api.as("dt-rectifier"), task, body.replace('\'', '"')), field);
    Work.complete(api.as("dt-rectifier"), task, SUBMIT).expect(200);
  }

  @Test
  void refusesUnknownPartsAndWrongTypesOfASubmission() {
    String task = claimedTask();
    Session rectifier = api.as("dt-rectifier");
    malformed(Work.complete(rectifier, task, "{\"outcome\":5}"), "outcome");
    malformed(Work.complete(rectifier, task, "{\"result\":\"submit\"}"), "result");
    malformed(Work.complete(rectifier, task, "{\"evidence\":\"a\"}"), "evidence");
    malformed(Work.complete(rectifier, task, "{\"fields\":\"a\"}"), "fields");
  }

  private static void faulty(Answer answer, String field) {
    assertThat(answer.expect(422).text("type")).isEqualTo("/problems/invalid-submission");
    assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  private static void malformed(Answer answer, String field) {
    assertThat(answer.expect(400).text("type")).isEqualTo("/problems/malformed");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  void knowsNoTaskOfAnotherUnit() {
    String task = Work.task(api.as("dt-rectifier"), issueOfDatong(), "rectify");
    Session stranger = api.as("hl-rectifier");
    stranger.get("/api/tasks/" + task).expect(404);
    Work.claim(stranger, task).expect(404);
    Work.complete(stranger, task, SUBMIT).expect(404);
    stranger.post("/api/tasks/" + task + "/release", "").expect(404);
    Work.claim(api.as("dt-rectifier"), task).expect(200);
  }

  @Test
  void tellsThoseWhoSeeATaskThatItIsNotTheirs() {
    String task = Work.task(api.as("dt-rectifier"), issueOfDatong(), "rectify");
    Work.claim(api.as("xn-reviewer"), task).expect(403);
    Work.claim(api.as("dt-leader"), task).expect(403);
  }

  @Test
  void completesNothingUnclaimed() {
    String task = Work.task(api.as("dt-rectifier"), issueOfDatong(), "rectify");
    Answer answer = Work.complete(api.as("dt-rectifier"), task, SUBMIT).expect(409);
    assertThat(answer.text("type")).isEqualTo("/problems/not-claimed");
  }

  @Test
  void completesNothingThatAColleagueClaimed() {
    String task = claimedTask();
    Session colleague = Accounts.session(api, Accounts.create(api, "QH-XN-DT", "rectifier"));
    assertThat(Work.complete(colleague, task, SUBMIT).expect(409).text("type"))
        .isEqualTo("/problems/already-claimed");
    assertThat(Work.claim(colleague, task).expect(409).text("type"))
        .isEqualTo("/problems/already-claimed");
  }

  @Test
  void completesAStepOnce() {
    String task = claimedTask();
    Work.complete(api.as("dt-rectifier"), task, SUBMIT).expect(200);
    Answer again = Work.complete(api.as("dt-rectifier"), task, SUBMIT).expect(409);
    assertThat(again.text("type")).isEqualTo("/problems/step-over");
    assertThat(Work.claim(api.as("dt-rectifier"), task).expect(409).text("type"))
        .isEqualTo("/problems/step-over");
  }

  @Test
  void refusesReviewByWhoeverRectified() {
    String username = Accounts.create(api, "QH-XN-DT", "rectifier");
    api.as("qh-admin")
        .post("/api/people/" + username + "/duties", Map.of("unit", "QH-XN", "role", "reviewer"))
        .expect(200);
    Session both = Accounts.session(api, username);
    String issue = issueOfDatong();
    Work.does(both, issue, "rectify", SUBMIT);
    String review = Work.task(both, issue, "review");

    Answer answer = Work.claim(both, review).expect(403);
    assertThat(answer.text("detail")).contains("须由他人办理");
    assertThat(both.get("/api/tasks?issue=" + issue).body().path("items")).isEmpty();
    // Nor by a transfer from a colleague.
    Session reviewer = api.as("xn-reviewer");
    Work.claim(reviewer, review).expect(200);
    reviewer.post("/api/tasks/" + review + "/transfer", Map.of("to", username)).expect(422);
    Work.complete(reviewer, review, "{\"outcome\":\"signOff\"}").expect(200);
  }

  @Test
  void handsATaskToNobodyOutsideItsGroup() {
    String task = claimedTask();
    for (String to : List.of("hl-rectifier", "xn-reviewer", "nobody", "", "x".repeat(10_000))) {
      faulty(
          api.as("dt-rectifier").post("/api/tasks/" + task + "/transfer", Map.of("to", to)), "to");
    }
  }

  @Test
  void opensNothingOutsideOnesOwnUnits() {
    Map<String, String> elsewhere = Map.of("title", "护栏", "unit", "QH-HD-HL");
    api.as("xn-inspector").post("/api/issues", elsewhere).expect(403);
    api.as("xn-inspector")
        .post("/api/issues", Map.of("title", "护栏", "unit", "QH-XN-DT", "supervisor", "QH"))
        .expect(403);
    for (String username : List.of("dt-rectifier", "xn-reviewer", "qh-leader", "qh-admin")) {
      api.as(username).post("/api/issues", Map.of("title", "护栏", "unit", "QH-XN-DT")).expect(403);
    }
  }

  @Test
  void opensNothingBelowAnIssueThatMayNotBeSeen() {
    String parent = issueOfDatong();
    Map<String, String> below = Map.of("title", "护栏", "unit", "QH-HD-HL", "parent", parent);
    api.as("hd-inspector").post("/api/issues", below).expect(404);
    api.as("qh-inspector").post("/api/issues", below).expect(201);
    api.as("qh-inspector")
        .post("/api/issues", Map.of("title", "护栏", "unit", "QH-HD-HL", "parent", "QH-1999-1"))
        .expect(404);
  }

  @Test
  void opensNothingForARetiredUnit() {
    String code = "QH-T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    Session admin = api.as("qh-admin");
    admin
        .post(
            "/api/units", Map.of("code", code, "name", code, "parent", "QH", "kind", "enforcement"))
        .expect(201);
    Map<String, String> issue = Map.of("title", "护栏", "unit", code);
    api.as("qh-inspector").post("/api/issues", issue).expect(201);
    admin.patch("/api/units/" + code, Map.of("retired", true));
    faulty(api.as("qh-inspector").post("/api/issues", issue), "unit");
  }

  @Test
  void letsNobodyInWhoIsRetired() {
    String username = Accounts.create(api, "QH-XN-DT", "rectifier");
    Session session = Accounts.session(api, username);
    String task = Work.task(session, issueOfDatong(), "rectify");
    Work.claim(session, task).expect(200);
    api.as("qh-admin").patch("/api/people/" + username, Map.of("retired", true)).expect(200);

    Work.complete(session, task, SUBMIT).expect(401);
    session.get("/api/tasks?scope=mine").expect(401);
    assertThat(Accounts.signIn(api, username, Accounts.PASSWORD).status()).isEqualTo(401);
    // What they had claimed is not lost with them.
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    Work.complete(api.as("dt-rectifier"), task, SUBMIT).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdraw", "noSuchAction", "<b>", "' or 1=1 --"})
  void takesNoActionThatIsNotTheCallers(String key) {
    String issue = issueOfDatong();
    String address =
        "/api/issues/"
            + issue
            + "/actions/"
            + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    Answer answer = api.as("dt-rectifier").post(address, "{\"fields\":{\"reason\":\"a\"}}");
    assertThat(answer.status()).isEqualTo(key.equals("withdraw") ? 403 : 404);
    api.as("hl-rectifier").post(address, "{}").expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "9999-12-31", "0001-01-01", "2026-02-30"})
  void grantsNoExtensionToADayThatIsNone(String day) {
    String issue = issueOfDatong();
    Answer answer =
        api.as("dt-rectifier")
            .post(
                "/api/issues/" + issue + "/actions/requestExtension",
                Map.of(
                    "fields", Map.of("newDate", day, "reason", "材料未到", "interimMeasures", "设置警示")));
    faulty(answer, "fields.newDate");
  }

  @Test
  void takesNoActionOnWhatIsClosed() {
    String issue = issueOfDatong();
    Map<String, Object> reason = Map.of("fields", Map.of("reason", "误报"));
    Session inspector = api.as("xn-inspector");
    inspector.post("/api/issues/" + issue + "/actions/withdraw", reason).expect(200);
    assertThat(
            inspector
                .post("/api/issues/" + issue + "/actions/withdraw", reason)
                .expect(409)
                .text("type"))
        .isEqualTo("/problems/action-not-offered");
  }

  @Test
  void answersForEachOfManyTasks() {
    Session rectifier = api.as("dt-rectifier");
    String mine = Work.task(rectifier, issueOfDatong(), "rectify");
    String foreign = Work.task(api.as("hl-rectifier"), work.open("QH-HD-HL", Map.of()), "rectify");
    Answer claims =
        rectifier
            .post("/api/tasks/claims", Map.of("tasks", List.of(mine, foreign, "", "\0", mine)))
            .expect(200);
    List<String> statuses = claims.body().path("items").findValuesAsText("status");
    assertThat(statuses).startsWith("200", "404", "404").endsWith("200").hasSize(5);
    assertThat(statuses.get(3)).isIn("400", "404");
    rectifier.post("/api/tasks/claims", "{\"tasks\":[]}").expect(400);
    rectifier.post("/api/tasks/claims", "{\"tasks\":[null]}").expect(400);
    rectifier.post("/api/tasks/completions", "{\"items\":[null]}").expect(400);
  }
}
