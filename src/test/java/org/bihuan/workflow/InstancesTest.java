package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is done for each of several: frozen, labelled, and each for itself. */
@ServiceTest
class InstancesTest {

  private static final String UNITS = field("units", "unit", "required=\"true\" bihuan:max=\"9\"");
  private static final String BOTH = "QH-XN-DT,QH-XN-HZ";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private static String loop(String collection, String more) {
    return "<multiInstanceLoopCharacteristics isSequential=\"false\" flowable:collection=\"%s\" flowable:elementVariable=\"unit\" %s/>"
        .formatted(collection, more);
  }

  private static String part(String id, String loop, String inner) {
    return "<subProcess id=\"%s\" name=\"分部%s\" bihuan:en=\"%s\"><startEvent id=\"%sBegin\"/>%s<endEvent id=\"%sEnd\" name=\"完\" bihuan:en=\"End\"/>%s</subProcess>"
        .formatted(id, id, id, id, inner, id, loop);
  }

  private String open(TypeFile type, String units) {
    return new Work(api)
        .open(
            "QH-XN-DT",
            Map.of(
                "type",
                type.key(),
                "supervisor",
                "QH-XN",
                "fields",
                units.isEmpty() ? Map.of() : Map.of("units", List.of(units.split(",")))));
  }

  private JsonNode issue(String number) {
    return api.as("qh-inspector").get("/api/issues/" + number).expect(200).body();
  }

  private List<String> steps(String number) {
    List<String> steps = new ArrayList<>();
    issue(number)
        .path("steps")
        .forEach(
            step ->
                steps.add(
                    step.path("step").asText()
                        + (step.has("label") ? " " + step.path("label").asText() : "")));
    return steps;
  }

  private String task(String number, String label) {
    for (JsonNode step : issue(number).path("steps")) {
      if (step.path("label").asText().equals(label)) {
        return step.path("task").asText();
      }
    }
    throw new AssertionError(label + " is not in " + issue(number).path("steps"));
  }

  private void does(String who, String number, String label, String body) {
    does(api.as(who), number, label, body);
  }

  private void does(Session who, String number, String label, String body) {
    String task = task(number, label);
    Work.claim(who, task).expect(200);
    Work.complete(who, task, body).expect(200);
  }

  private JsonNode trail(String number) {
    return api.as("qh-inspector")
        .get("/api/issues/" + number + "/trail?limit=200")
        .body()
        .path("items");
  }

  private void assertIntact(String number) {
    JsonNode verified =
        api.as("qh-inspector").get("/api/issues/" + number + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  private String state(String number) {
    return jdbc.queryForObject("select state from issue where number = ?", String.class, number);
  }

  /** Each unit checks and, where something was found, puts it right; then all is summed up. */
  private TypeFile visits(String label) {
    return TypeFile.begin()
        .startForm(UNITS)
        .elements(
            flow("opened", "visits")
                + part(
                    "visits",
                    loop("${fields.opened.units}", label),
                    flow("visitsBegin", "look")
                        + step(
                            "look",
                            "flowable:candidateGroups=\"${unit}/rectifier\"",
                            form(
                                outcomes("fine", "faulty"),
                                field("found", "long", "required=\"true\""),
                                field("note", "string", "bihuan:when=\"unit == 'QH-XN-HZ'\"")))
                        + "<exclusiveGateway id=\"looked\" default=\"lookedToMend\"/>"
                        + flow("look", "looked")
                        + flow("looked", "visitsEnd", "fields.look.outcome == 'fine'")
                        + flow("looked", "mend")
                        + step(
                            "mend",
                            "flowable:candidateGroups=\"${unit}/rectifier\"",
                            form(outcomes("mended", "again")))
                        + "<exclusiveGateway id=\"mended\" default=\"mendedToLook\"/>"
                        + flow("mend", "mended")
                        + flow(
                            "mended", "visitsEnd", "fields.look.found < 9 and outcome == 'mended'")
                        + flow("mended", "look"))
                + flow("visits", "sum")
                + step("sum", "flowable:candidateGroups=\"QH-XN/inspector\"")
                + "<exclusiveGateway id=\"summed\" default=\"summedToNone\"/>"
                + flow("sum", "summed")
                + flow("summed", "done", "not empty fields.look.found")
                + flow("summed", "none")
                + "<endEvent id=\"none\" name=\"无\" bihuan:en=\"None\"/>")
        .deploy(api);
  }

  @Test
  void eachInstanceHasItsOwnAnswersAndTheIssueHasAll() {
    String issue = open(visits("bihuan:label=\"${unit}\""), BOTH);
    assertThat(steps(issue)).containsExactlyInAnyOrder("look 大通执法局", "look 湟中执法局");

    does("dt-rectifier", issue, "大通执法局", "{\"outcome\":\"faulty\",\"fields\":{\"found\":3}}");
    String hz = task(issue, "湟中执法局");
    Work.claim(api.as("hz-rectifier"), hz).expect(200);
    assertThat(
            Work.complete(
                    api.as("hz-rectifier"), hz, "{\"outcome\":\"fine\",\"fields\":{\"found\":0}}")
                .expect(422)
                .text())
        .contains("fields.note");
    Work.complete(
            api.as("hz-rectifier"),
            hz,
            "{\"outcome\":\"fine\",\"fields\":{\"found\":0,\"note\":\"无\"}}")
        .expect(200);
    assertThat(steps(issue)).containsExactly("mend 大通执法局");
    does("dt-rectifier", issue, "大通执法局", "{\"outcome\":\"mended\"}");

    assertThat(steps(issue)).containsExactly("sum");
    assertThat(state(issue)).contains("\"found\":3", "\"found\":0");
    Work.does(api.as("xn-inspector"), issue, "sum", "{}");
    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertIntact(issue);
  }

  @Test
  void theTrailSaysForWhomItIsDoneAndWhichItWas() {
    String issue = open(visits(""), BOTH);
    does("dt-rectifier", issue, "大通执法局", "{\"outcome\":\"fine\",\"fields\":{\"found\":1}}");

    List<String> entries = new ArrayList<>();
    trail(issue)
        .forEach(
            entry ->
                entries.add(
                    entry.path("act").asText()
                        + " "
                        + entry.at("/data/instance").asText()
                        + " "
                        + entry.at("/data/items")));
    assertThat(entries)
        .contains(
            "instancesBegun  [\"QH-XN-DT\",\"QH-XN-HZ\"]",
            "claimed visits:0 ",
            "completed visits:0 ");
    String page = Pages.of(port, "qh-inspector").get("/issues/" + issue).expect(200).text();
    assertThat(page).contains("提交“办look（大通执法局）”", "分别办理", "湟中执法局");
    assertThat(Pages.of(port, "hz-rectifier").get("/work").expect(200).text()).contains("湟中执法局");
    assertThat(
            api.as("hz-rectifier")
                .get("/api/notifications?limit=5")
                .body()
                .path("items")
                .findValuesAsText("message"))
        .anyMatch(message -> message.contains("办look（湟中执法局）"));
    assertIntact(issue);
  }

  @Test
  void aCollectionIsFrozenWhenItBegins() {
    TypeFile type =
        TypeFile.begin()
            .before("<message id=\"planMessage\" name=\"plan\"/>")
            .elements(
                flow("opened", "begin")
                    + step("begin", "")
                    + flow("begin", "check")
                    + step(
                        "check",
                        "flowable:candidateGroups=\"${unit}/rectifier\"",
                        loop("${fields.plan.units}", "bihuan:label=\"${unit}\""))
                    + flow("check", "done")
                    + "<subProcess id=\"planning\" name=\"计划\" bihuan:en=\"Plan\" triggeredByEvent=\"true\">"
                    + "<startEvent id=\"planned\" name=\"定计划\" bihuan:en=\"Plan\" isInterrupting=\"false\" bihuan:candidateGroups=\"QH-XN/inspector\">"
                    + form(field("units", "unit", "bihuan:max=\"9\""))
                    + "<messageEventDefinition messageRef=\"planMessage\"/></startEvent>"
                    + flow("planned", "planEnd")
                    + "<endEvent id=\"planEnd\" name=\"已定\" bihuan:en=\"Planned\"/></subProcess>")
            .deploy(api);
    String issue = open(type, "");
    plan(issue, BOTH);
    Work.does(api.as("dt-rectifier"), issue, "begin", "{}");
    assertThat(steps(issue)).hasSize(2);

    plan(issue, "QH-XN-DT"); // fewer now
    does("hz-rectifier", issue, "湟中执法局", "{}");
    plan(issue, "QH-XN-DT,QH-XN-HZ,QH-XN-ZF"); // more now
    does("dt-rectifier", issue, "大通执法局", "{}");

    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    String skipped = open(type, "");
    Work.does(api.as("dt-rectifier"), skipped, "begin", "{}");
    assertThat(issue(skipped).path("resolution").asText())
        .as("nothing was planned")
        .isEqualTo("done");
    assertIntact(skipped);
  }

  private void plan(String issue, String units) {
    api.as("xn-inspector")
        .post(
            "/api/issues/" + issue + "/actions/plan",
            Map.of("fields", Map.of("units", List.of(units.split(",")))))
        .expect(200);
  }

  @Test
  void eachInstanceByAnother() {
    String first = Accounts.create(api, "QH-XN", "reviewer");
    String second = Accounts.create(api, "QH-XN", "reviewer");
    Session one = Accounts.session(api, first);
    Session two = Accounts.session(api, second);
    TypeFile type =
        TypeFile.begin()
            .elements(
                flow("opened", "judge")
                    + step(
                        "judge",
                        "flowable:candidateGroups=\"QH-XN/reviewer\" bihuan:separateFrom=\"judge\"",
                        form(field("points", "long", "required=\"true\"")),
                        "<multiInstanceLoopCharacteristics isSequential=\"false\"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>")
                    + flow("judge", "done"))
            .deploy(api);
    String issue = open(type, "");
    assertThat(steps(issue)).containsExactlyInAnyOrder("judge 1", "judge 2");

    String one1 = task(issue, "1");
    String two2 = task(issue, "2");
    Work.claim(one, one1).expect(200);
    assertThat(Work.claim(one, two2).expect(403).text()).contains("forbidden");
    assertThat(one.get("/api/tasks?scope=claimable&issue=" + issue).body().path("items")).isEmpty();
    one.post("/api/tasks/" + one1 + "/release", "{}").expect(200);
    Work.claim(one, two2).expect(200);
    Work.complete(one, two2, "{\"fields\":{\"points\":7}}").expect(200);
    Work.claim(one, one1).expect(403);
    Work.claim(two, one1).expect(200);
    Work.complete(two, one1, "{\"fields\":{\"points\":9}}").expect(200);

    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertIntact(issue);
  }

  @Test
  void aMigrationKeepsWhatEachInstanceFilledIn() {
    TypeFile type = visits("");
    String issue = open(type, BOTH);
    does("dt-rectifier", issue, "大通执法局", "{\"outcome\":\"faulty\",\"fields\":{\"found\":3}}");
    type.attributes("bihuan:opener=\"inspector,leader\"").deploy(api);

    assertThat(
            api.as("qh-admin")
                .post("/api/processes/" + type.key() + "/migration", Map.of("dryRun", false))
                .expect(200)
                .body()
                .path("migrated")
                .asInt())
        .isEqualTo(1);

    does("dt-rectifier", issue, "大通执法局", "{\"outcome\":\"mended\"}");
    does(
        "hz-rectifier",
        issue,
        "湟中执法局",
        "{\"outcome\":\"fine\",\"fields\":{\"found\":0,\"note\":\"无\"}}");
    Work.does(api.as("xn-inspector"), issue, "sum", "{}");
    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertIntact(issue);
  }

  @Test
  void aCalledProcessBelongsToItsCallersInstance() {
    TypeFile called =
        TypeFile.begin()
            .elements(
                flow("opened", "go")
                    + step(
                        "go",
                        "flowable:candidateGroups=\"QH-XN/inspector\"",
                        form(outcomes("home", "on")))
                    + "<exclusiveGateway id=\"gone\" default=\"goneToDone\"/>"
                    + flow("go", "gone")
                    + flow("gone", "stay", "fields.go.outcome == 'on'")
                    + flow("gone", "done")
                    + step("stay", "flowable:candidateGroups=\"QH-XN/inspector\"")
                    + flow("stay", "done"))
            .deploy(api);
    TypeFile type =
        TypeFile.begin()
            .startForm(UNITS)
            .elements(
                flow("opened", "each")
                    + "<callActivity id=\"each\" name=\"逐个\" bihuan:en=\"Each\" calledElement=\"%s\">%s</callActivity>"
                        .formatted(called.key(), loop("${fields.opened.units}", ""))
                    + flow("each", "done"))
            .deploy(api);
    String issue = open(type, BOTH);

    does("xn-inspector", issue, "大通执法局", "{\"outcome\":\"on\"}");
    does("xn-inspector", issue, "湟中执法局", "{\"outcome\":\"home\"}");
    assertThat(steps(issue)).containsExactly("stay 大通执法局");
    does("xn-inspector", issue, "大通执法局", "{}");

    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertIntact(issue);
  }

  @Test
  void aCallTakesTheVersionItsCallerWasCheckedWith() {
    TypeFile called =
        TypeFile.begin()
            .elements(flow("opened", "first") + step("first", "") + flow("first", "done"))
            .deploy(api);
    TypeFile caller =
        TypeFile.begin()
            .elements(
                flow("opened", "begin")
                    + step("begin", "")
                    + flow("begin", "call")
                    + "<callActivity id=\"call\" name=\"叫\" bihuan:en=\"Call\" calledElement=\"%s\"/>"
                        .formatted(called.key())
                    + flow("call", "done"))
            .deploy(api);
    String before = open(caller, "");
    called
        .elements(flow("opened", "second") + step("second", "") + flow("second", "done"))
        .deploy(api);
    Work.does(api.as("dt-rectifier"), before, "begin", "{}");
    assertThat(steps(before)).containsExactly("first");

    caller.attributes("bihuan:opener=\"inspector,leader\"").deploy(api);
    String after = open(caller, "");
    Work.does(api.as("dt-rectifier"), after, "begin", "{}");
    assertThat(steps(after)).containsExactly("second");
    Work.does(api.as("dt-rectifier"), after, "second", "{}");
    assertThat(issue(after).path("resolution").asText()).isEqualTo("done");
  }
}
