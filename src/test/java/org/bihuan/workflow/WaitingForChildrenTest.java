package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Processes wait for the children of their issue, between steps, on a step's edge, and beside. */
@TimedTest
class WaitingForChildrenTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Session inspector;

  @BeforeEach
  void deploy() throws Exception {
    Loop.begin(port, clock);
    api = new Api(port);
    inspector = api.as("qh-inspector");
    for (String type : List.of("part", "waits-between", "waits-beside")) {
      String file = type + ".bpmn20.xml";
      byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
      api.as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    }
  }

  private String open(String type) {
    return new Work(api).open("QH-XN-DT", Map.of("type", type));
  }

  private JsonNode issue(String number) {
    return inspector.get("/api/issues/" + number).expect(200).body();
  }

  private List<String> steps(String number) {
    return Loop.texts(issue(number).path("steps"), "step");
  }

  private List<String> children(String number) {
    return Loop.list(issue(number).path("children")).stream().map(JsonNode::asText).toList();
  }

  private void mend(String child) {
    Work.does(inspector, child, "mend", "{}");
  }

  private void isAt(String number, String... steps) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(steps(number)).containsExactlyInAnyOrder(steps));
  }

  /** Nothing is left to be looked at. */
  private void settled(String number) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.queryForObject(
                            "select count(*) from child_look where issue = ?", Long.class, number))
                    .isZero());
  }

  private List<JsonNode> trail(String number, String act) {
    JsonNode trail =
        inspector.get("/api/issues/" + number + "/trail").expect(200).body().path("items");
    return Loop.list(trail).stream().filter(e -> e.path("act").asText().equals(act)).toList();
  }

  private void intact(String number) {
    JsonNode verified = inspector.get("/api/issues/" + number + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  @Test
  void goesOnWhenTheLastChildIsClosed() {
    String number = open("waits-between");
    List<String> children = children(number);
    assertThat(children).hasSize(2);
    settled(number);
    assertThat(steps(number)).isEmpty();

    mend(children.get(0));
    settled(number);
    assertThat(steps(number)).isEmpty();
    assertThat(issue(number).path("waits").toString())
        .isEqualTo("[{\"element\":\"waiting\",\"name\":\"等待全部整改\",\"open\":1}]");
    assertThat(
            inspector.get("/api/issues/" + number + "/diagram").body().path("current").toString())
        .isEqualTo("[\"waiting\"]");
    assertThat(Pages.of(port, "qh-inspector").get("/issues/" + number).expect(200).text())
        .contains("等待 1 件未办结的关联事项");

    mend(children.get(1));
    isAt(number, "summary");
    JsonNode waited = trail(number, "childrenAwaited").get(0).path("data");
    assertThat(waited.path("element").asText()).isEqualTo("waiting");
    assertThat(waited.at("/children/part/total").asInt()).isEqualTo(2);
    assertThat(waited.at("/children/part/good").asInt()).isEqualTo(2);

    Work.does(inspector, number, "summary", "{}");
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(issue(number).path("resolution").asText()).isEqualTo("done"));
    assertThat(trail(number, "childrenAwaited")).hasSize(2);
    intact(number);
    consistent();
  }

  @Test
  void happensOnceBesideAStepAndAtOnceWhereItHoldsAlready() {
    String number = open("waits-beside");
    settled(number);
    isAt(number, "work");

    mend(children(number).get(0));
    isAt(number, "work", "read", "check");
    settled(number);
    Work.does(inspector, number, "read", "{}");
    Work.does(inspector, number, "check", "{}");
    isAt(number, "work");
    Work.does(inspector, number, "work", "{}");

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(issue(number).path("resolution").asText()).isEqualTo("done"));
    assertThat(
            trail(number, "childrenAwaited").stream()
                .map(entry -> entry.path("data").path("element").asText()))
        .containsExactlyInAnyOrder("told", "allIn", "over");
    intact(number);
    consistent();
  }

  @Test
  void interruptsTheProcessItself() throws Exception {
    byte[] xml = new ClassPathResource("workflow/waits-beside.bpmn20.xml").getContentAsByteArray();
    String file = new String(xml, UTF_8).replace("waits-beside", "waits-outside");
    int begin = file.indexOf("    <subProcess id=\"aside\"");
    int end = file.indexOf("    </subProcess>\n", begin) + "    </subProcess>\n".length();
    String aside = file.substring(begin, end).replace("isInterrupting=\"false\"", "");
    String outside =
        file.replace(file.substring(begin, end), "")
            .replace("  </process>", aside + "  </process>");
    api.as("qh-admin")
        .upload("/api/processes", "waits-outside.bpmn20.xml", outside.getBytes(UTF_8), Map.of())
        .expect(200);
    String number = open("waits-outside");
    isAt(number, "work");

    mend(children(number).get(0));

    isAt(number, "check");
    Work.does(inspector, number, "check", "{}");
    assertThat(issue(number).path("resolution").asText()).isEqualTo("checked");
    consistent();
  }

  @Test
  void waitsAsTheVersionSaysToWhichItIsMigrated() throws Exception {
    String number = open("waits-between");
    mend(children(number).get(0));
    settled(number);
    byte[] xml = new ClassPathResource("workflow/waits-between.bpmn20.xml").getContentAsByteArray();
    String easier = new String(xml, UTF_8).replaceFirst("\\.open == 0", ".open &lt;= 1");
    Session admin = api.as("qh-admin");
    admin
        .upload("/api/processes", "waits-between.bpmn20.xml", easier.getBytes(UTF_8), Map.of())
        .expect(200);

    admin.post("/api/processes/waits-between/migration", Map.of("dryRun", false)).expect(200);

    isAt(number, "summary");
    intact(number);
  }

  private void consistent() {
    JsonNode found = api.as("qh-admin").get("/api/operations/consistency").expect(200).body();
    assertThat(found.path("consistent").asBoolean()).as("%s", found).isTrue();
  }
}
