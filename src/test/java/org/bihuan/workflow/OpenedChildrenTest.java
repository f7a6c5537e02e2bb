package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** A process gives the issue that it opens facts, a form, files; the rest is the type's own. */
@TimedTest
class OpenedChildrenTest {

  private static final byte[] FILE = "%PDF-1.4\n%%EOF\n".getBytes(UTF_8);

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Api api;
  private Session inspector;

  @BeforeEach
  void deploy() throws Exception {
    Loop.begin(port, clock);
    api = new Api(port);
    inspector = api.as("qh-inspector");
    for (String type : List.of("visit-finding", "visit-round")) {
      String file = type + ".bpmn20.xml";
      byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
      api.as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    }
  }

  private String visited() {
    String issue =
        new Work(api).open("QH-XN-DT", Map.of("type", "visit-round", "title", "检".repeat(199)));
    String file =
        inspector
            .upload("/api/issues/" + issue + "/evidence", "现场.pdf", FILE, Map.of("caption", "现场"))
            .expect(201)
            .text("id");
    Work.does(
        inspector,
        issue,
        "visit",
        "{\"fields\":{\"facts\":\"缺少回证\",\"count\":3,\"photos\":[\"%s\"]}}".formatted(file));
    return issue;
  }

  private JsonNode issue(String number) {
    return inspector.get("/api/issues/" + number).expect(200).body();
  }

  private String child(String parent, int place) {
    return issue(parent).path("children").path(place).asText();
  }

  @Test
  void hasWhatTheProcessGivesIt() {
    JsonNode child = issue(child(visited(), 0));

    assertThat(child.path("title").asText()).hasSize(200).endsWith("检…");
    assertThat(child.path("description").asText()).isEqualTo("缺少回证");
    assertThat(child.path("unit").asText()).isEqualTo("QH-XN-DT");
    assertThat(child.path("supervisor").asText()).isEqualTo("QH");
    assertThat(child.path("category").asText()).isEqualTo("执法规范");
    assertThat(child.path("severity").asText()).isEqualTo("major");
    assertThat(child.path("basis").asText()).isEqualTo("《道路运输条例》第一条");
    assertThat(child.path("location").asText()).hasSize(199);
    assertThat(child.path("campaign").asText()).isEqualTo("hui-tou-kan");
    assertThat(child.path("dueAt").isTextual()).isTrue();
  }

  @Test
  void hasItsFormFilledInAndCopiesOfTheFiles() {
    String parent = visited();
    String child = child(parent, 0);

    JsonNode fields =
        inspector
            .get("/api/issues/" + child + "/trail")
            .expect(200)
            .body()
            .at("/items/0/data/fields");
    assertThat(fields.path("facts").asText()).isEqualTo("缺少回证");
    assertThat(fields.path("count").asInt()).isEqualTo(3);
    assertThat(fields.path("code").asText()).isEqualTo("3");
    assertThat(fields.path("urgent").asBoolean()).isTrue();
    assertThat(fields.path("seen").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
    JsonNode file =
        inspector.get("/api/issues/" + child + "/evidence").expect(200).body().at("/items/0");
    assertThat(fields.path("photos").path(0).asText()).isEqualTo(file.path("id").asText());
    assertThat(file.path("caption").asText()).isEqualTo("现场");
    assertThat(file.path("uploader").asText()).isEqualTo("qh-inspector");
    assertThat(inspector.get("/api/evidence/" + file.path("id").asText()).expect(200).raw().body())
        .isEqualTo(FILE);
    intact(parent);
    intact(child);
  }

  @Test
  void hasTheTypesDefaultsAndNotTheParents() {
    JsonNode child = issue(child(visited(), 1));

    assertThat(child.path("title").asText()).matches("\\d{4}-\\d\\d-\\d\\d检查发现");
    assertThat(child.path("severity").asText()).isEqualTo("minor");
    assertThat(child.path("supervisor").asText()).isEqualTo("QH-XN");
    assertThat(child.path("category").isTextual()).isFalse();
    assertThat(child.path("dueAt").isTextual()).isFalse();
  }

  @Test
  void isCountedAtOnce() {
    assertThat(issue(visited()).path("resolution").asText()).isEqualTo("some");
  }

  private void intact(String number) {
    JsonNode verified = inspector.get("/api/issues/" + number + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }
}
