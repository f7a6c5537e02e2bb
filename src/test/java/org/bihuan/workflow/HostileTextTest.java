package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Texts with a special meaning elsewhere have none here: they are stored and returned as they were
 * sent.
 */
@ServiceTest
class HostileTextTest {

  @LocalServerPort int port;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert('护栏')</script><img src=x onerror=alert(1)>",
        "'; drop table issue; -- \" or \"\"=\"",
        "%_\\%\\_ like '%' escape '\\'",
        "${issue.supervisor} #{7*7} ${T(java.lang.Runtime)} {0} {1,number}",
        "\"quoted\" \\back\\ \t tab \n line \r\n line",
        "\u202egnp.exe \u200b\ufeff \u0301e\u0301 👩‍👩‍👧‍👦 𠮷野家",
        "=cmd|' /C calc'!A0",
        "&lt;b&gt; &amp; ]]> <!-- <?xml version=\"1.0\"?>",
        "../../etc/passwd %2e%2e%2f ..\\..\\",
      })
  void keepsEveryTextAsItWasSent(String text) {
    String mark = UUID.randomUUID().toString();
    String title = mark + text.strip();
    Session inspector = api.as("qh-inspector");
    Map<String, Object> body = new HashMap<>();
    body.put("title", title);
    body.put("description", text);
    body.put("category", text);
    body.put("location", text);
    body.put("basis", text);
    body.put("unit", "QH-XN-DT");
    String issue = inspector.post("/api/issues", body).expect(201).text("number");

    Answer shown = inspector.get("/api/issues/" + issue).expect(200);
    assertThat(shown.header("Content-Type")).startsWith("application/json");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.text("title")).isEqualTo(title);
    for (String field : new String[] {"description", "category", "location", "basis"}) {
      assertThat(shown.text(field)).as(field).isEqualTo(text);
    }

    comments(issue, text);
    submits(issue, text);
    acts(issue, text);
    isFound(issue, mark, title, text);
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .expect(200)
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert('护栏')</script>",
        "'; drop table evidence; --",
        "%_ ${7*7} {0} &lt; \"quoted\"",
        "=cmd|' /C calc'!A0",
      })
  void keepsACaptionAsItWasSent(String caption) {
    String issue = new Work(api).open("QH-XN-DT", Map.of());
    String id =
        api.as("dt-rectifier")
            .upload(
                "/api/issues/" + issue + "/evidence",
                "说明.txt",
                "已修复".getBytes(StandardCharsets.UTF_8),
                Map.of("caption", caption))
            .expect(201)
            .text("id");
    JsonNode listed =
        api.as("dt-rectifier").get("/api/issues/" + issue + "/evidence").expect(200).body();
    assertThat(listed.at("/items/0/id").asText()).isEqualTo(id);
    assertThat(listed.at("/items/0/caption").asText()).isEqualTo(caption);
  }

  private void comments(String issue, String text) {
    Session reviewer = api.as("qh-reviewer");
    reviewer.post("/api/issues/" + issue + "/comments", Map.of("text", text)).expect(201);
    assertThat(
            reviewer.get("/api/issues/" + issue + "/comments").body().at("/items/0/text").asText())
        .isEqualTo(text);
    assertThat(last(issue).at("/data/text").asText()).isEqualTo(text);
  }

  private void submits(String issue, String text) {
    Session rectifier = api.as("dt-rectifier");
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome",
                "submit",
                "comment",
                text,
                "fields",
                Map.of("measures", text, "rootCause", text)))
        .expect(200);
    JsonNode completed = last(issue);
    assertThat(completed.path("act").asText()).isEqualTo("completed");
    assertThat(completed.at("/data/comment").asText()).isEqualTo(text);
    assertThat(completed.at("/data/fields/measures").asText()).isEqualTo(text);
    assertThat(completed.at("/data/fields/rootCause").asText()).isEqualTo(text);
  }

  private void acts(String issue, String text) {
    api.as("dt-rectifier")
        .post(
            "/api/issues/" + issue + "/actions/requestExtension",
            Map.of(
                "fields", Map.of("newDate", "2027-03-01", "reason", text, "interimMeasures", text)))
        .expect(200);
    assertThat(trail(issue).findValuesAsText("reason")).containsExactly(text);
  }

  /** By a filter, and by the text search: this issue, and nothing that merely looks like it. */
  private void isFound(String issue, String mark, String title, String text) {
    Session inspector = api.as("qh-inspector");
    assertThat(numbers(inspector.get("/api/issues?q=" + encoded(title)))).containsExactly(issue);
    if (!text.startsWith("%")) {
      // A percent sign is searched for literally, and is not a wildcard.
      assertThat(numbers(inspector.get("/api/issues?q=" + mark + "%25"))).isEmpty();
    }
    Answer listed = inspector.get("/api/issues?limit=200&category=" + encoded(text)).expect(200);
    assertThat(numbers(listed)).contains(issue);
    listed
        .body()
        .path("items")
        .forEach(i -> assertThat(i.path("category").asText()).isEqualTo(text));
    inspector.get("/api/statistics?by=category&category=" + encoded(text)).expect(200);
    inspector.get("/api/ledgers/export?category=" + encoded(text)).expect(200);
  }

  private static List<String> numbers(Answer list) {
    return list.expect(200).body().path("items").findValuesAsText("number");
  }

  private JsonNode trail(String issue) {
    return api.as("qh-inspector").get("/api/issues/" + issue + "/trail").body().path("items");
  }

  private JsonNode last(String issue) {
    JsonNode items = trail(issue);
    for (int i = items.size() - 1; i >= 0; i--) {
      if (!items.get(i).path("actor").asText().equals("system")) {
        return items.get(i);
      }
    }
    throw new AssertionError(items.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
