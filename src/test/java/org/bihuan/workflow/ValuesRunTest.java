package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Values of expressions while a process runs: calculated fields, limits, and what has no value. */
@ServiceTest
class ValuesRunTest {

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @LocalServerPort private int port;

  private Api api;
  private Session rectifier;
  private String key;

  @BeforeEach
  void connect() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    key = "values-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
  }

  /** Deploys a process of this start form and these elements between its start and its end. */
  private void deploy(String startForm, String elements) {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="取值" bihuan:en="Values" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened" name="登记" bihuan:en="Opened"><extensionElements>%s</extensionElements></startEvent>
            <sequenceFlow id="openedToWork" sourceRef="opened" targetRef="work"/>
            %s
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(key, startForm, elements);
    Answer deployed =
        api.as("qh-admin")
            .upload("/api/processes", key + ".bpmn20.xml", xml.getBytes(UTF_8), Map.of());
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
  }

  private static String step(String id, String next, String fields) {
    return """
        <userTask id="%1$s" name="办理%1$s" bihuan:en="%1$s" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>%3$s</extensionElements>
        </userTask>
        <sequenceFlow id="%1$sToNext" sourceRef="%1$s" targetRef="%2$s"/>
        """
        .formatted(id, next, fields);
  }

  private static String field(String id, String type, String more) {
    return "<flowable:formProperty id='%s' name='%s栏' bihuan:en='%s' type='%s' %s/>"
        .formatted(id, id, id, type, more);
  }

  private static String tell(String id, String next, String message) {
    return """
        <serviceTask id="%1$s" name="告知" bihuan:en="Tell" flowable:delegateExpression="${notify}"><extensionElements>
          <flowable:field name="to"><flowable:expression>${issue.unit}/rectifier</flowable:expression></flowable:field>
          <flowable:field name="message"><flowable:expression>%3$s</flowable:expression></flowable:field>
        </extensionElements></serviceTask>
        <sequenceFlow id="%1$sToNext" sourceRef="%1$s" targetRef="%2$s"/>
        """
        .formatted(id, next, message);
  }

  private String open(Map<String, Object> fields) {
    return new Work(api)
        .open("QH-XN-DT", Map.of("type", key, "supervisor", "QH-XN", "fields", fields));
  }

  private String claimed(String issue, String step) {
    String task = Work.task(rectifier, issue, step);
    Work.claim(rectifier, task).expect(200);
    return task;
  }

  private static String fields(Object... pairs) {
    StringBuilder json = new StringBuilder("{\"fields\":{");
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      json.append(i == 0 ? "" : ",").append('"').append(pairs[i]).append("\":");
      json.append(value instanceof String ? "\"" + value + "\"" : value);
    }
    return json + "}}";
  }

  private static List<String> faults(Answer refused) {
    return StreamSupport.stream(refused.expect(422).body().path("errors").spliterator(), false)
        .map(error -> error.path("field").asText() + ": " + error.path("message").asText())
        .toList();
  }

  private JsonNode issue(String number) {
    return api.as("qh-inspector").get("/api/issues/" + number).expect(200).body();
  }

  private JsonNode form(String task) {
    return rectifier.get("/api/tasks/" + task).expect(200).body().at("/form/fields");
  }

  private static JsonNode field(JsonNode fields, String id) {
    return StreamSupport.stream(fields.spliterator(), false)
        .filter(field -> field.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> messages(String issue) {
    return StreamSupport.stream(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail?limit=200")
                .body()
                .path("items")
                .spliterator(),
            false)
        .filter(entry -> entry.path("act").asText().equals("notified"))
        .map(entry -> entry.at("/data/message").asText())
        .toList();
  }

  private static final String SCORES =
      field("first", "long", "required='true' bihuan:min='0' bihuan:max='10'")
          + field("second", "long", "bihuan:min='0' bihuan:max='${fields.work.first}'")
          + field("total", "double", "bihuan:value='${fields.work.first + fields.work.second}'")
          + field("share", "double", "bihuan:value='${fields.work.second / fields.work.first}'")
          + field("reason", "text", "bihuan:when=\"fields.work.total &lt; 6\"")
          + field(
              "until",
              "date",
              "bihuan:default='${calendar.plusDays(today, 3)}' bihuan:min='${today}'")
          + field("unit", "unit", "bihuan:choices='${units.children(issue.supervisor)}'");

  /** Whoever is at the step cannot change what was submitted before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "double | bihuan:value='${1 / fields.opened.zero}' | ",
        "double | bihuan:value='${fields.work.first / fields.opened.zero}' | ",
        "long | bihuan:value='${fields.opened.large * fields.opened.large}' | ",
        "long | bihuan:value='${fields.opened.large + 1}' bihuan:max='5' | ",
        "long | required='true' bihuan:max='${1 / fields.opened.zero}' | 7",
        "long | required='true' bihuan:min='${fields.opened.large}' bihuan:max='${fields.opened.zero}' | 7",
        "long | required='true' bihuan:min='5' bihuan:max='${fields.opened.zero}' | 7",
        "long | required='true' bihuan:min='${fields.opened.large * fields.opened.large}' | 7",
        "string | required='true' bihuan:min='${fields.opened.large}' | \"七\"",
        "date | required='true' bihuan:max='${calendar.plusDays(today, fields.opened.large)}' | \"2026-11-27\"",
        "date | required='true' bihuan:min='${fields.opened.day}' bihuan:max='${calendar.plusDays(fields.opened.day, -1)}' | \"2026-11-27\"",
        "unit | required='true' bihuan:choices='${fields.opened.none}' | \"QH-XN\""
      })
  void earlierValuesNeverKeepAStepFromBeingCompleted(String type, String attributes, String value) {
    deploy(
        field("zero", "long", "required='true'")
            + field("large", "long", "required='true'")
            + field("day", "date", "required='true'")
            + field("none", "unit", "bihuan:max='9'"),
        step("work", "done", field("first", "long", "") + field("last", type, attributes)));
    String issue =
        open(Map.of("zero", 0, "large", 9_000_000_000_000_000_000L, "day", "2026-11-27"));
    String task = claimed(issue, "work");
    form(task);

    Work.complete(
            rectifier,
            task,
            value == null
                ? fields("first", 1)
                : "{\"fields\":{\"first\":1,\"last\":" + value + "}}")
        .expect(200);

    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertThat(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aFieldIsCalculatedOfWhatIsFilledIn() {
    deploy("", step("work", "done", SCORES));
    String issue = open(Map.of());
    String task = claimed(issue, "work");

    JsonNode form = form(task);
    assertThat(field(form, "total").path("computed").asBoolean()).isTrue();
    assertThat(field(form, "first").has("computed")).isFalse();
    assertThat(field(form, "until").path("default").asText())
        .isEqualTo(today.plusDays(3).toString());
    assertThat(field(form, "until").path("earliest").asText()).isEqualTo(today.toString());
    assertThat(field(form, "unit").path("choices").toString()).contains("QH-XN-DT");

    assertThat(faults(Work.complete(rectifier, task, fields("first", 9, "total", 12))))
        .containsExactly("fields.total: 此项自动计算，不能填写");
    assertThat(faults(Work.complete(rectifier, task, fields("first", 5, "second", 7))))
        .containsExactly("fields.second: 不得大于 5");
    assertThat(faults(Work.complete(rectifier, task, fields("first", 3, "second", 1))))
        .containsExactly("fields.reason: 请填写reason栏");
    assertThat(faults(Work.complete(rectifier, task, fields("first", 0, "reason", "无"))))
        .containsExactly("fields.share: 按现有内容无法计算");
    assertThat(faults(Work.complete(rectifier, task, fields("first", 9, "unit", "QH-HD"))))
        .containsExactly("fields.unit: QH-HD 不在可选范围内");
    assertThat(
            faults(
                Work.complete(
                    rectifier, task, fields("first", 9, "until", today.minusDays(1).toString()))))
        .hasSize(1);
    assertThat(Work.task(rectifier, issue, "work")).isEqualTo(task);

    Work.complete(rectifier, task, fields("first", 8, "second", 2, "unit", "QH-XN-DT")).expect(200);

    JsonNode submitted =
        StreamSupport.stream(
                api.as("qh-inspector")
                    .get("/api/issues/" + issue + "/trail")
                    .body()
                    .path("items")
                    .spliterator(),
                false)
            .filter(entry -> entry.path("act").asText().equals("completed"))
            .findFirst()
            .orElseThrow()
            .at("/data/fields");
    assertThat(submitted.path("total").decimalValue()).isEqualByComparingTo("10");
    assertThat(submitted.path("share").decimalValue()).isEqualByComparingTo("0.25");
    assertThat(submitted.path("until").isMissingNode()).isTrue();
    assertThat(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @Test
  void thePageShowsWhatIsCalculatedAndWhatStandsThereAtFirst() {
    deploy(
        field("km", "long", "bihuan:default='${3 * 4}'")
            + field("fee", "double", "bihuan:value='${fields.opened.km * 2}'"),
        step("work", "done", SCORES));
    JsonNode start = api.as("qh-inspector").get("/api/types/" + key).expect(200).body();
    assertThat(field(start.at("/form/fields"), "km").path("default").asInt()).isEqualTo(12);
    assertThat(field(start.at("/form/fields"), "fee").path("computed").asBoolean()).isTrue();

    String open = Pages.of(port, "qh-inspector").get("/open?type=" + key).expect(200).text();
    assertThat(open)
        .contains("name=\"fields.km\" value=\"12\"")
        .contains("data-calculated=\"fee\"")
        .contains("/open/values")
        .doesNotContain("name=\"fields.fee\"");

    String issue = open(Map.of("km", 5));
    String task = claimed(issue, "work");
    Pages pages = Pages.of(port, "dt-rectifier");

    assertThat(pages.get("/issues/" + issue).expect(200).text())
        .contains("data-calculated=\"total\"")
        .doesNotContain("name=\"fields.total\"")
        .contains("name=\"fields.until\" value=\"" + today.plusDays(3) + "\"")
        .contains("min=\"" + today + "\"");
    assertThat(
            pages
                .post(
                    "/issues/" + issue + "/tasks/" + task + "/values",
                    Map.of("fields.first", "7", "fields.second", "2"))
                .expect(200)
                .text())
        .isEqualTo("{\"total\":\"9\",\"share\":\"0.2857142857142857\"}");
  }

  @Test
  void whoSubmittedSomethingAndWhenAreValues() {
    deploy(
        field("place", "string", ""),
        step("work", "tell", "")
            + tell(
                "tell",
                "again",
                "${fields.opened.by} ${fields.work.by} ${fields.work.at} ${year(fields.work.at)} ${fields.opened.place} ${1 / 0}。")
            + step("again", "ask", field("by", "string", ""))
            + """
            <exclusiveGateway id="ask" default="askToDone"/>
            <sequenceFlow id="askToEarly" sourceRef="ask" targetRef="early">
              <conditionExpression xsi:type="tFormalExpression">${fields.work.at &lt;= now and fields.work.at &gt;= issue.openedAt and empty fields.again.by}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="askToDone" sourceRef="ask" targetRef="done"/>
            <endEvent id="early" name="早" bihuan:en="Early"/>
            """);
    String issue = open(Map.of());
    Work.does(rectifier, issue, "work", "{}");

    String minute = "%s \\d\\d:\\d\\d".formatted(today);
    assertThat(messages(issue))
        .singleElement()
        .asString()
        .matches("qh-inspector dt-rectifier " + minute + " " + today.getYear() + "  。");

    Work.does(rectifier, issue, "again", "{}");
    assertThat(issue(issue).path("resolution").asText()).isEqualTo("early");
    assertThat(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aConditionWithoutAValueDoesNotHold() {
    deploy(
        "",
        step("work", "ask", field("yes", "boolean", "") + field("number", "long", ""))
            + """
            <exclusiveGateway id="ask" default="askToDone"/>
            <sequenceFlow id="askToYes" sourceRef="ask" targetRef="yes">
              <conditionExpression xsi:type="tFormalExpression">${fields.work.yes}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="askToMany" sourceRef="ask" targetRef="many">
              <conditionExpression xsi:type="tFormalExpression">${10 / fields.work.number > 3}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="askToDone" sourceRef="ask" targetRef="done"/>
            <endEvent id="yes" name="是" bihuan:en="Yes"/>
            <endEvent id="many" name="多" bihuan:en="Many"/>
            """);
    Map<String, String> ends =
        Map.of(
            fields(), "done",
            fields("yes", true), "yes",
            fields("yes", false, "number", 0), "done",
            fields("number", 2), "many");

    ends.forEach(
        (submission, end) -> {
          String issue = open(Map.of());
          Work.does(rectifier, issue, "work", submission);
          assertThat(issue(issue).path("resolution").asText()).as(submission).isEqualTo(end);
        });
  }

  @Test
  void aStepOfAUnitRetiredSinceIsTheSupervisingLeaders() {
    deploy(
        field("where", "unit", "required='true'"),
        step("work", "next", "")
            + step("next", "done", "").replace("issue.unit", "fields.opened.where"));
    Session administrator = api.as("qh-admin");
    String unit = "VR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    administrator
        .post(
            "/api/units",
            Map.of("code", unit, "name", unit, "parent", "QH-XN", "kind", "enforcement"))
        .expect(201);
    String issue = open(Map.of("where", unit));
    administrator.patch("/api/units/" + unit, Map.of("retired", true)).expect(200);
    Work.does(rectifier, issue, "work", "{}");

    assertThat(issue(issue).at("/steps/0/group").asText()).isEqualTo("QH-XN/leader");
  }

  @Test
  void listsAreCountedAndAsked() {
    deploy(
        field("units", "unit", "bihuan:max='9'") + field("one", "unit", "bihuan:max='1'"),
        step("work", "tell", "")
            + tell(
                "tell",
                "done",
                "${count(fields.opened.units)} ${contains(fields.opened.units, issue.unit)} ${orElse(fields.opened.one, 'QH')} ${count(people.of(fields.opened.units, 'rectifier')) > 0} ${contains(units.below('QH'), issue.unit)} ${fields.opened.units}"));
    String issue = open(Map.of("units", List.of("QH-XN-DT", "QH-XN"), "one", "QH-HD"));
    String none = open(Map.of());
    Work.does(rectifier, issue, "work", "{}");
    Work.does(rectifier, none, "work", "{}");

    assertThat(messages(issue)).containsExactly("2 true QH-HD true true QH-XN-DT、QH-XN");
    assertThat(messages(none)).containsExactly("0 false QH false true ");
  }

  /** A later version counts on an answer that the issue does not have where it stands. */
  @Test
  void anIssueGoesToAnotherVersionOnlyWithTheAnswersThatItCountsOn() {
    String look = step("look", "set", "");
    String set =
        """
        <serviceTask id="set" name="定时限" bihuan:en="Set" flowable:delegateExpression="${changeDueDate}"><extensionElements>
          <flowable:field name="date"><flowable:expression>${%s}</flowable:expression></flowable:field>
        </extensionElements></serviceTask>
        <sequenceFlow id="setToNext" sourceRef="set" targetRef="done"/>
        """;
    String optional = step("work", "look", field("day", "date", ""));
    deploy("", optional + look + set.formatted("calendar.plusDays(today, 9)"));
    String without = open(Map.of());
    Work.does(rectifier, without, "work", "{}");
    String with = open(Map.of());
    Work.does(rectifier, with, "work", fields("day", today.plusDays(20).toString()));
    String before = open(Map.of());

    deploy(
        "",
        step("work", "look", field("day", "date", "required='true'"))
            + look
            + set.formatted("fields.work.day"));
    JsonNode migrated =
        api.as("qh-admin")
            .post("/api/processes/" + key + "/migration", Map.of("dryRun", false))
            .expect(200)
            .body();

    assertThat(migrated.path("migrated").asInt()).isEqualTo(2);
    assertThat(migrated.path("obstacles").toString())
        .isEqualTo("[{\"issue\":\"" + without + "\",\"reasons\":[\"look\"]}]");
    Work.does(rectifier, with, "look", "{}");
    assertThat(issue(with).path("status").asText()).isEqualTo("closed");
    Work.does(rectifier, without, "look", "{}");
    assertThat(faults(Work.complete(rectifier, claimed(before, "work"), "{}"))).hasSize(1);
  }

  /** Where a point in time is needed, a day is its closing time. */
  @Test
  void aDayIsItsClosingTime() {
    deploy(
        "",
        step("work", "wait", field("day", "date", "required='true'"))
            + """
            <intermediateCatchEvent id="wait" name="等" bihuan:en="Wait"><timerEventDefinition>
              <timeDate xsi:type="tFormalExpression">${calendar.plusDays(fields.work.day, 1)}</timeDate>
            </timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id="waitToDone" sourceRef="wait" targetRef="done"/>
            <boundaryEvent id="late" name="晚" bihuan:en="Late" attachedToRef="work" cancelActivity="false"><timerEventDefinition>
              <timeDate xsi:type="tFormalExpression">${calendar.plusDays(today, 30)}</timeDate>
            </timerEventDefinition></boundaryEvent>
            <sequenceFlow id="lateToOver" sourceRef="late" targetRef="over"/>
            <endEvent id="over" name="毕" bihuan:en="Over"/>
            """);
    String issue = open(Map.of());
    String deadline = "/api/issues/" + issue + "/deadline";
    assertThat(rectifier.get(deadline).expect(200).body().at("/timers/0/at").asText())
        .isEqualTo(today.plusDays(30) + "T10:00:00Z");
    LocalDate day = today.plusDays(20);
    Work.does(rectifier, issue, "work", fields("day", day.toString()));

    assertThat(rectifier.get(deadline).expect(200).body().at("/timers/0/at").asText())
        .isEqualTo(day.plusDays(1) + "T10:00:00Z");
  }

  /** A due date that has passed is refused where another outcome can be chosen, else it stands. */
  @Test
  void aStepWithOneOutcomeIsNeverHeldUpByADueDateThatHasPassed() {
    String set =
        """
        <serviceTask id="set" name="定时限" bihuan:en="Set" flowable:delegateExpression="${changeDueDate}"><extensionElements>
          <flowable:field name="date"><flowable:expression>${orElse(fields.work.day, today)}</flowable:expression></flowable:field>
        </extensionElements></serviceTask>
        <sequenceFlow id="setToNext" sourceRef="set" targetRef="rest"/>
        """
            + step("rest", "done", "");
    String past = fields("day", today.minusDays(9).toString());
    deploy("", step("work", "set", field("day", "date", "")) + set);
    String dueOn = today.plusDays(30).toString();
    String one =
        new Work(api).open("QH-XN-DT", Map.of("type", key, "supervisor", "QH-XN", "dueOn", dueOn));
    Work.does(rectifier, one, "work", past);

    assertThat(issue(one).path("overdue").asBoolean()).isTrue();
  }
}
