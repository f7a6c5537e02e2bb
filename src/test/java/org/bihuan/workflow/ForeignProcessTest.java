package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A process that the service has never seen, written from the contract alone, added to the folder
 * of the running service. The tests depend on their order: version 1 in use, version 2, and the
 * migration from one to the other.
 */
@ServiceTest
@Import(MovableClock.Configuration.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForeignProcessTest {

  private static final String TYPE = "joint-inspection";
  private static final String FILE = "joint-inspection.bpmn20.xml";
  private static final Path SOURCE = Path.of("src/test/resources/foreign");
  private static final Path FOLDER = emptyFolder();
  private static final String CONFIRM = "{\"outcome\":\"confirm\"}";
  private static final String REMARKS = "{\"fields\":{\"remarks\":\"资料齐全\"}}";
  private static final String INSPECTED = "{\"fields\":{\"problems\":1,\"findings\":\"护栏缺失\"}}";
  private static final String SUMMARY = "{\"fields\":{\"problems\":2,\"conclusion\":\"限期整改\"}}";

  @LocalServerPort int port;
  @Autowired MovableClock clock;
  private Api api;

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("bihuan.processes.directory", FOLDER::toString);
    registry.add(
        "flowable.process.async.executor.default-timer-job-acquire-wait-time", () -> "PT0.3S");
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("processes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private Session inspector() {
    return api.as("xn-inspector");
  }

  @Test
  @Order(1)
  void isListedWithinSecondsOfBeingDropped() {
    assertThat(inspector().get("/api/types/" + TYPE).status()).isEqualTo(404);
    // a file that cannot be read does not prevent the deployment of others
    drop("a-utf16.bpmn20.xml", original().getBytes(StandardCharsets.UTF_16));
    drop("joint-inspection-depth.dmn", dmn());
    drop("another-type.bpmn", original().replace("\"" + TYPE + "\"", "\"another-type\""));
    drop(FILE, original());
    await(() -> version() == 1);
    inspector().get("/api/types/another-type").expect(200);

    Answer type = inspector().get("/api/types/" + TYPE).expect(200);
    assertThat(type.text("name")).isEqualTo("联合检查");
    assertThat(type.body().path("mayOpen").asBoolean()).isTrue();
    assertThat(type.body().at("/form/fields/1/name").asText()).isEqualTo("参加单位");
    Answer english =
        inspector().with("Accept-Language", "en").get("/api/types/" + TYPE).expect(200);
    assertThat(english.text("name")).isEqualTo("Joint inspection");
    assertThat(english.body().at("/form/fields/1/name").asText()).isEqualTo("Units taking part");
  }

  @Test
  @Order(2)
  void asksForItsOwnFieldsAtOpening() {
    Answer refused =
        inspector()
            .post(
                "/api/issues",
                Map.of(
                    "type",
                    TYPE,
                    "title",
                    "联合检查",
                    "unit",
                    "QH-XN-DT",
                    "fields",
                    Map.of("company", "一", "units", List.of("QH-XN-DT"), "colour", "red")))
            .expect(422);
    assertThat(refused.text("type")).isEqualTo("/problems/invalid-submission");
    assertThat(faultyFields(refused))
        .containsExactlyInAnyOrder(
            "fields.company", "fields.units", "fields.hazardous", "fields.colour");
  }

  @Test
  @Order(3)
  void runsFromOpeningToItsEnd() {
    String issue = open(true);

    // The decision: its rule is shown in the explanation of the due date, and recorded in the
    // trail.
    JsonNode deadline = inspector().get("/api/issues/" + issue + "/deadline").expect(200).body();
    assertThat(deadline.path("workdays").asInt()).isEqualTo(15);
    assertThat(deadline.at("/rules/0/decision").asText()).isEqualTo("joint-inspection-depth");
    assertThat(deadline.at("/rules/0/rule").asInt()).isEqualTo(1);
    assertThat(deadline.at("/rules/0/result/secondOpinion").asBoolean()).isTrue();
    assertThat(acts(issue)).startsWith("opened", "decided", "dueDateSet");

    // Side by side: each unit at its own instance, the inspector at the files.
    assertThat(steps(issue)).containsExactlyInAnyOrder("inspect", "inspect", "readFiles");
    assertThat(inbox("dt-rectifier", issue)).hasSize(1);
    assertThat(inbox("hz-rectifier", issue)).hasSize(1);
    assertThat(inbox("xnzf-rectifier", issue)).isEmpty();
    String ofDt = inbox("dt-rectifier", issue).get(0);
    String ofHz = inbox("hz-rectifier", issue).get(0);
    assertThat(ofDt).isNotEqualTo(ofHz);
    Work.claim(api.as("hz-rectifier"), ofDt).expect(403);

    // The timer notifies the inspectors one working day before the due date, and the step
    // continues.
    assertThat(timers(issue)).containsExactly("almostDue");
    clock.moveTo(at(deadline.path("timers").get(0).path("at")).plusSeconds(5));
    connect();
    await(() -> acts(issue).contains("notified"));
    assertThat(timers(issue)).isEmpty();
    assertThat(steps(issue)).containsExactlyInAnyOrder("inspect", "inspect", "readFiles");

    // The action does not interrupt the steps.
    inspector()
        .post("/api/issues/" + issue + "/actions/reportObstruction", "{\"fields\":{}}")
        .expect(422);
    inspector()
        .post(
            "/api/issues/" + issue + "/actions/reportObstruction",
            "{\"fields\":{\"what\":\"企业拒绝配合\"}}")
        .expect(200);
    assertThat(steps(issue)).containsExactlyInAnyOrder("inspect", "inspect", "readFiles");
    JsonNode told = last(issue, "notified");
    assertThat(told.at("/data/message").asText()).isEqualTo("联合检查受阻：企业拒绝配合");

    // All must be done before the result is summarized.
    Work.does(inspector(), issue, "readFiles", REMARKS);
    inspects("dt-rectifier", issue);
    assertThat(steps(issue)).containsExactly("inspect");
    inspects("hz-rectifier", issue);
    assertThat(steps(issue)).containsExactly("summarize");

    // Sent back, a round later confirmed by somebody who took no part.
    Work.does(inspector(), issue, "summarize", SUMMARY);
    Work.does(
        api.as("xn-reviewer"),
        issue,
        "confirm",
        "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"数目不符\"}}");
    assertThat(inspector().get("/api/issues/" + issue).body().path("round").asInt()).isEqualTo(2);
    Work.does(inspector(), issue, "summarize", SUMMARY);
    Work.does(api.as("xn-reviewer"), issue, "confirm", CONFIRM);

    // The decision asked for a second opinion of the authority above.
    assertThat(steps(issue)).containsExactly("secondOpinion");
    Answer closed =
        Work.does(
            api.as("qh-reviewer"), issue, "secondOpinion", "{\"fields\":{\"opinion\":\"同意\"}}");
    assertThat(closed.text("status")).isEqualTo("closed");
    assertThat(closed.text("resolution")).isEqualTo("handedOver");
    Answer parent = inspector().get("/api/issues/" + issue).expect(200);
    String child = parent.body().at("/children/0").asText();
    Answer rectification = inspector().get("/api/issues/" + child).expect(200);
    assertThat(rectification.text("title")).contains("青海某运输公司");
    assertThat(rectification.text("parent")).isEqualTo(issue);
    assertThat(
            inspector()
                .get("/api/issues/" + issue + "/trail/verification")
                .expect(200)
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @Test
  @Order(4)
  void isSeparatedFromWhoeverTookPart() {
    String both = Accounts.create(api, "QH-XN", "inspector");
    api.as("qh-admin")
        .post("/api/people/" + both + "/duties", Map.of("unit", "QH-XN", "role", "reviewer"))
        .expect(200);
    Session they = Accounts.session(api, both);
    String issue = open(false);
    Work.does(they, issue, "readFiles", REMARKS);
    inspects("dt-rectifier", issue);
    inspects("hz-rectifier", issue);
    Work.does(inspector(), issue, "summarize", SUMMARY);

    Work.claim(they, Work.task(they, issue, "confirm")).expect(403);
    Work.does(api.as("xn-reviewer"), issue, "confirm", CONFIRM);
  }

  @Test
  @Order(5)
  void isCountedByItsOwnEnds() {
    String clean = open(false);
    Work.does(inspector(), clean, "readFiles", REMARKS);
    inspects("dt-rectifier", clean);
    inspects("hz-rectifier", clean);
    Work.does(
        inspector(), clean, "summarize", "{\"fields\":{\"problems\":0,\"conclusion\":\"未发现问题\"}}");
    Work.does(api.as("xn-reviewer"), clean, "confirm", CONFIRM);
    String cancelled = open(false);
    Answer gone =
        inspector()
            .post(
                "/api/issues/" + cancelled + "/actions/cancel",
                "{\"fields\":{\"reason\":\"企业停业\"}}")
            .expect(200);
    assertThat(gone.text("resolution")).isEqualTo("cancelled");
    assertThat(gone.body().path("steps")).isEmpty();

    JsonNode total =
        inspector().get("/api/statistics?by=unit&type=" + TYPE).expect(200).body().path("total");
    // Handed over twice, clean once, cancelled once; none is open.
    assertThat(total.path("total").asInt()).isEqualTo(4);
    assertThat(total.path("open").asInt()).isZero();
    assertThat(total.path("signedOff").asInt()).isEqualTo(1);
    assertThat(total.path("withdrawn").asInt()).isEqualTo(1);
    assertThat(inspector().get("/api/issues/" + clean).text("resolution")).isEqualTo("clean");
  }

  @Test
  @Order(6)
  void leavesRunningIssuesOnTheirVersionUntilTheyAreMigrated() {
    String halfway = open(false);
    inspects("dt-rectifier", halfway);
    String atReview = open(true);
    Work.does(inspector(), atReview, "readFiles", REMARKS);
    inspects("dt-rectifier", atReview);
    inspects("hz-rectifier", atReview);
    String claimed = Work.task(inspector(), atReview, "summarize");
    Work.claim(inspector(), claimed).expect(200);

    Answer same =
        api.as("qh-admin")
            .upload("/api/processes", FILE, original().getBytes(StandardCharsets.UTF_8), Map.of())
            .expect(200);
    assertThat(same.body().at("/files/0/status").asText()).isEqualTo("unchanged");
    assertThat(same.body().at("/files/0/version").asInt()).isEqualTo(1);

    drop(FILE, original().replace("name=\"汇总结果\"", "name=\"汇总检查结果\""));
    await(() -> version() == 2);
    assertThat(nameOfStep(atReview)).isEqualTo("汇总结果");
    assertThat(openByVersion()).isEqualTo(Map.of(2, 0, 1, 2));
    String fresh = open(true);
    assertThat(openByVersion()).isEqualTo(Map.of(2, 1, 1, 2));

    Answer dry =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("dryRun", true))
            .expect(200);
    assertThat(dry.body().path("obstacles")).isEmpty();
    assertThat(dry.body().path("migrated").asInt()).isEqualTo(2);
    assertThat(openByVersion()).isEqualTo(Map.of(2, 1, 1, 2));

    Answer migrated =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("dryRun", false))
            .expect(200);
    assertThat(migrated.body().path("migrated").asInt()).isEqualTo(2);
    assertThat(openByVersion()).isEqualTo(Map.of(2, 3, 1, 0));
    assertThat(nameOfStep(atReview)).isEqualTo("汇总检查结果");
    assertThat(last(atReview, "migrated").at("/data/to").asInt()).isEqualTo(2);

    // What was done stays done, what was claimed stays claimed, and all of them can be finished.
    assertThat(steps(halfway)).containsExactlyInAnyOrder("inspect", "readFiles");
    assertThat(inbox("dt-rectifier", halfway)).isEmpty();
    assertThat(timers(halfway)).containsExactly("almostDue");
    inspects("hz-rectifier", halfway);
    Work.does(inspector(), halfway, "readFiles", REMARKS);
    assertThat(steps(halfway)).containsExactly("summarize");
    assertThat(timers(halfway)).isEmpty();
    Work.does(inspector(), halfway, "summarize", SUMMARY);
    assertThat(Work.does(api.as("xn-reviewer"), halfway, "confirm", CONFIRM).text("status"))
        .isEqualTo("closed");
    Work.complete(inspector(), claimed, SUMMARY).expect(200);
    Work.does(api.as("xn-reviewer"), atReview, "confirm", CONFIRM);
    assertThat(
            Work.does(
                    api.as("qh-reviewer"),
                    atReview,
                    "secondOpinion",
                    "{\"fields\":{\"opinion\":\"同意\"}}")
                .text("status"))
        .isEqualTo("closed");
    inspector()
        .post("/api/issues/" + fresh + "/actions/cancel", "{\"fields\":{\"reason\":\"重复\"}}")
        .expect(200);
  }

  @Test
  @Order(7)
  void tellsWhyAnIssueCannotBeMigrated() {
    String issue = open(true);
    drop(FILE, original().replace("\"readFiles\"", "\"studyFiles\"").replace("readFiles,", ""));
    await(() -> version() == 3);

    Answer dry =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("dryRun", true))
            .expect(200);
    assertThat(dry.body().path("migrated").asInt()).isZero();
    assertThat(dry.body().at("/obstacles/0/issue").asText()).isEqualTo(issue);
    assertThat(dry.body().at("/obstacles/0/reasons").toString()).contains("readFiles");
    Answer refused =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("dryRun", false))
            .expect(200);
    assertThat(refused.body().path("migrated").asInt()).isZero();
    assertThat(inbox("dt-rectifier", issue)).hasSize(1);
  }

  @Test
  @Order(8)
  void keepsWhatAnAdministratorDeployedOverAnOlderFileOfTheFolder() {
    String newest = original().replace("name=\"汇总结果\"", "name=\"汇总\"");
    api.as("qh-admin")
        .upload("/api/processes", FILE, newest.getBytes(StandardCharsets.UTF_8), Map.of())
        .expect(200);
    assertThat(version()).isEqualTo(4);

    drop("another.dmn", "<nonsense/>");
    drop("another-decision.dmn", anotherDecision());
    await(() -> decisionIsKnown());

    assertThat(version()).isEqualTo(4);
  }

  @Test
  @Order(9)
  void takesTheTimersOfTheNewVersionOver() {
    String issue = open(false);
    Instant before = timer(issue);
    drop(FILE, original().replace("issue.dueAt, 1)", "issue.dueAt, 3)"));
    await(() -> version() == 5);
    migrate(4);
    assertThat(timers(issue)).containsExactly("almostDue");
    assertThat(timer(issue)).isBefore(before);

    drop(FILE, original().replace("\"almostDue\"", "\"nearlyDue\""));
    await(() -> version() == 6);
    migrate(5);
    assertThat(timers(issue)).containsExactly("nearlyDue");
    assertThat(timer(issue)).isEqualTo(before);

    clock.moveTo(before.plusSeconds(5));
    connect();
    await(() -> acts(issue).contains("notified"));
    inspects("dt-rectifier", issue);
    inspects("hz-rectifier", issue);
    assertThat(steps(issue)).containsExactly("readFiles");
  }

  @Test
  @Order(10)
  void beginsToWatchWhereAnEventSubprocessWithATimerCame() {
    String issue = open(false);
    String reminding =
        """
        <subProcess id="reminding" name="提醒" bihuan:en="Reminding" triggeredByEvent="true">
          <startEvent id="twoDaysBefore" name="到期前2个工作日" bihuan:en="2 working days before due" isInterrupting="false">
            <timerEventDefinition>
              <timeDate xsi:type="tFormalExpression">${calendar.workdaysBefore(orElse(issue.dueAt, calendar.plusWorkdays(9)), 2)}</timeDate>
            </timerEventDefinition>
          </startEvent>
          <sequenceFlow id="twoDaysToRemind" sourceRef="twoDaysBefore" targetRef="remind"/>
          <serviceTask id="remind" name="提醒领导" bihuan:en="Remind the leader" flowable:delegateExpression="${notify}">
            <extensionElements>
              <flowable:field name="to"><flowable:expression>${issue.supervisor}/leader</flowable:expression></flowable:field>
              <flowable:field name="message" stringValue="notice.due-soon"/>
            </extensionElements>
          </serviceTask>
          <sequenceFlow id="remindToReminded" sourceRef="remind" targetRef="reminded"/>
          <endEvent id="reminded" name="已提醒" bihuan:en="Reminded"/>
        </subProcess>
        <subProcess id="obstruction\"""";
    drop(FILE, original().replace("<subProcess id=\"obstruction\"", reminding));
    await(() -> version() == 7);

    Answer migrated =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("from", 6, "dryRun", false))
            .expect(200);

    assertThat(migrated.body().path("obstacles")).isEmpty();
    assertThat(timers(issue)).contains("twoDaysBefore");
    clock.moveTo(timer(issue).plusSeconds(5));
    connect();
    await(() -> acts(issue).contains("notified"));
    assertThat(last(issue, "notified").at("/data/element").asText()).isEqualTo("remind");
    assertThat(steps(issue)).containsExactlyInAnyOrder("inspect", "inspect", "readFiles");
  }

  private void migrate(int from) {
    Answer migrated =
        api.as("qh-admin")
            .post("/api/processes/" + TYPE + "/migration", Map.of("from", from, "dryRun", false))
            .expect(200);
    assertThat(migrated.body().path("migrated").asInt()).isEqualTo(1);
    assertThat(migrated.body().path("obstacles")).isEmpty();
  }

  private Instant timer(String issue) {
    return at(inspector().get("/api/issues/" + issue + "/diagram").body().at("/timers/0/at"));
  }

  private static String anotherDecision() {
    return dmn().replace("joint-inspection-depth", "another-depth");
  }

  private boolean decisionIsKnown() {
    Answer check =
        api.as("qh-admin")
            .upload(
                "/api/processes?dryRun=true",
                "another-decision.dmn",
                anotherDecision().getBytes(StandardCharsets.UTF_8),
                Map.of())
            .expect(200);
    return check.body().at("/files/0/status").asText().equals("unchanged");
  }

  private String open(boolean hazardous) {
    return inspector()
        .post(
            "/api/issues",
            Map.of(
                "type",
                TYPE,
                "title",
                "联合检查",
                "unit",
                "QH-XN-DT",
                "fields",
                Map.of(
                    "company",
                    "青海某运输公司",
                    "units",
                    List.of("QH-XN-DT", "QH-XN-HZ"),
                    "hazardous",
                    hazardous)))
        .expect(201)
        .text("number");
  }

  private void inspects(String username, String issue) {
    String task = inbox(username, issue).get(0);
    Work.claim(api.as(username), task).expect(200);
    Work.complete(api.as(username), task, INSPECTED).expect(200);
  }

  private List<String> inbox(String username, String issue) {
    List<String> tasks = new ArrayList<>();
    for (JsonNode task :
        api.as(username).get("/api/tasks?issue=" + issue).expect(200).body().path("items")) {
      tasks.add(task.path("id").asText());
    }
    return tasks;
  }

  private List<String> steps(String issue) {
    return inspector()
        .get("/api/issues/" + issue)
        .expect(200)
        .body()
        .path("steps")
        .findValuesAsText("step");
  }

  private String nameOfStep(String issue) {
    return inspector().get("/api/issues/" + issue).expect(200).body().at("/steps/0/name").asText();
  }

  private List<String> timers(String issue) {
    return inspector()
        .get("/api/issues/" + issue + "/diagram")
        .expect(200)
        .body()
        .path("timers")
        .findValuesAsText("element");
  }

  private JsonNode trail(String issue) {
    return inspector().get("/api/issues/" + issue + "/trail").expect(200).body().path("items");
  }

  private List<String> acts(String issue) {
    List<String> acts = new ArrayList<>();
    trail(issue).forEach(entry -> acts.add(entry.path("act").asText()));
    return acts;
  }

  private JsonNode last(String issue, String act) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode entry : trail(issue)) {
      if (entry.path("act").asText().equals(act)) {
        found.add(entry);
      }
    }
    assertThat(found).as(act).isNotEmpty();
    return found.get(found.size() - 1);
  }

  private int version() {
    return inspector().get("/api/types/" + TYPE).body().path("version").asInt();
  }

  private Map<Integer, Integer> openByVersion() {
    Map<Integer, Integer> open = new HashMap<>();
    for (JsonNode process :
        api.as("qh-admin").get("/api/processes").expect(200).body().path("items")) {
      if (process.path("type").asText().equals(TYPE)) {
        process
            .path("versions")
            .forEach(v -> open.put(v.path("version").asInt(), v.path("open").asInt()));
      }
    }
    return open;
  }

  private static List<String> faultyFields(Answer answer) {
    return answer.body().path("errors").findValuesAsText("field");
  }

  private static String original() {
    return read(FILE);
  }

  private static String dmn() {
    return read("joint-inspection-depth.dmn");
  }

  private static String read(String name) {
    try {
      return Files.readString(SOURCE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves the file into place atomically, so that the service never reads half a file. */
  private static void drop(String name, String content) {
    drop(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void drop(String name, byte[] content) {
    try {
      Path beside = Files.write(FOLDER.resolve(name + ".part"), content);
      Files.move(beside, FOLDER.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant at(JsonNode time) {
    return OffsetDateTime.parse(time.asText()).toInstant();
  }

  private static void await(Callable<Boolean> reached) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(reached);
  }
}
