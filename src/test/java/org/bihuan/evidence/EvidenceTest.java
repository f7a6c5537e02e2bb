package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class EvidenceTest {

  @LocalServerPort private int port;

  private Api api;
  private Api.Session rectifier;
  private String issue;

  @BeforeEach
  void openIssue() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    issue = open("QH-XN-DT");
  }

  @Test
  void keepsAPhotoWithItsTimeAndPlace() {
    byte[] photo = Samples.jpegWithExif(Samples.tiff());
    Api.Answer taken =
        rectifier.upload(path(), "现场.jpg", photo, Map.of("caption", "整改后")).expect(201);

    assertThat(taken.header("Location")).isEqualTo("/api/evidence/" + taken.text("id"));
    assertThat(taken.text("mediaType")).isEqualTo("image/jpeg");
    assertThat(taken.body().path("size").asInt()).isEqualTo(photo.length);
    JsonNode listed = rectifier.get(path()).expect(200).body().path("items").path(0);
    assertThat(listed.path("name").asText()).isEqualTo("现场.jpg");
    assertThat(listed.path("caption").asText()).isEqualTo("整改后");
    assertThat(listed.path("uploader").asText()).isEqualTo("dt-rectifier");
    assertThat(listed.path("takenAt").asText()).isEqualTo("2026-03-05T01:08:07Z");
    assertThat(listed.path("latitude").asDouble()).isEqualTo(36.5);
    assertThat(listed.path("width").asInt()).isEqualTo(4);
    assertThat(listed.path("citations")).isEmpty();
    assertThat(acts()).contains("evidenceAdded");
    assertThat(rectifier.get("/api/issues/" + issue + "/trail/verification").body().path("intact"))
        .hasToString("true");
  }

  @Test
  void givesTheBytesBackSafely() {
    byte[] text = "<script>alert(1)</script>".getBytes(UTF_8);
    byte[] note = ("整改情况\n" + new String(text, UTF_8)).getBytes(UTF_8);
    Api.Answer taken = upload("note.html", note).expect(201);

    Api.Answer given = rectifier.get("/api/evidence/" + taken.text("id")).expect(200);

    assertThat(given.raw().body()).isEqualTo(note);
    assertThat(given.header("Content-Type")).startsWith("text/plain");
    assertThat(given.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"note.html.txt\"; filename*=UTF-8''note.html.txt");
    assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(given.header("Content-Security-Policy")).contains("sandbox");
    assertThat(given.header("Cache-Control")).contains("private");
    String tag = given.header("ETag");
    assertThat(tag).isEqualTo('"' + taken.text("sha256") + '"');
    rectifier.with("If-None-Match", tag).get("/api/evidence/" + taken.text("id")).expect(304);
  }

  @Test
  void hidesEvidenceOfAnIssueThatTheCallerMayNotSee() {
    String id = upload("a.pdf", Samples.PDF).expect(201).text("id");
    Api.Session stranger = api.as("hz-rectifier");

    Api.Answer hidden = stranger.get("/api/evidence/" + id).expect(404);
    stranger.get(path()).expect(404);
    stranger.upload(path(), "a.pdf", Samples.PDF, Map.of()).expect(404);
    assertThat(hidden.text()).doesNotContain(issue);
    stranger.get("/api/evidence/no-such-id").expect(404);
  }

  @Test
  void refusesWhatIsNoEvidence() {
    List<byte[]> refused =
        List.of(
            new byte[0],
            Samples.HTML,
            Samples.docxWithMacro(),
            Arrays.copyOf(Samples.jpeg(), 300),
            Arrays.copyOf(Samples.png(), 40));
    for (byte[] content : refused) {
      Api.Answer answer = upload("photo.jpg", content).expect(422);
      assertThat(answer.text("type")).isEqualTo("/problems/invalid-submission");
      assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("file");
      assertThat(answer.body().path("errors").path(0).path("message").asText())
          .doesNotContain("evidence.");
    }
    upload("big.txt", "a".repeat((20 << 20) + 1).getBytes(UTF_8)).expect(413);
    assertThat(rectifier.get(path()).body().path("items")).isEmpty();
    assertThat(acts()).doesNotContain("evidenceAdded");
  }

  @Test
  void keepsLongChineseNamesWhole() {
    String name = "关于互通立交匝道护栏缺失问题整改情况的报告".repeat(6).substring(0, 121) + ".jpg";
    upload(name, Samples.jpeg()).expect(201);
    assertThat(rectifier.get(path()).body().at("/items/0/name").asText()).isEqualTo(name);
  }

  @Test
  void takesNothingForAClosedIssue() {
    api.as("qh-inspector")
        .post(
            "/api/issues/" + issue + "/actions/withdraw", Map.of("fields", Map.of("reason", "重复")))
        .expect(200);
    Api.Answer refused = upload("a.pdf", Samples.PDF).expect(409);
    assertThat(refused.text("type")).isEqualTo("/problems/issue-closed");
  }

  @Test
  void doesOnceWhatIsSentTwiceWithOneKey() {
    Api.Session once = rectifier.with("Idempotency-Key", "key-" + issue);
    String first = once.upload(path(), "a.pdf", Samples.PDF, Map.of()).expect(201).text("id");
    String again = once.upload(path(), "a.pdf", Samples.PDF, Map.of()).expect(201).text("id");
    assertThat(again).isEqualTo(first);
    assertThat(rectifier.get(path()).body().path("items")).hasSize(1);
  }

  @Test
  void showsWhichSubmissionCitesIt() {
    String id = upload("a.pdf", Samples.PDF).expect(201).text("id");
    String task = claim();

    complete(task, List.of(id)).expect(200);

    JsonNode cited = rectifier.get(path()).body().path("items").path(0).path("citations").path(0);
    assertThat(cited.path("step").asText()).isEqualTo("rectify");
    assertThat(cited.path("round").asInt()).isEqualTo(1);
    assertThat(cited.path("task").asText()).isEqualTo(task);
  }

  @Test
  void refusesToCiteEvidenceOfAnotherIssue() {
    String own = upload("a.pdf", Samples.PDF).expect(201).text("id");
    String other = open("QH-XN-DT");
    String foreign =
        rectifier
            .upload("/api/issues/" + other + "/evidence", "a.pdf", Samples.PDF, Map.of())
            .expect(201)
            .text("id");
    String task = claim();

    Api.Answer refused = complete(task, List.of(own, foreign)).expect(422);

    assertThat(refused.body().path("errors").path(0).path("field").asText()).isEqualTo("evidence");
    complete(task, List.of("'; drop table evidence; --")).expect(422);
    assertThat(rectifier.get(path()).body().path("items").path(0).path("citations")).isEmpty();
    complete(task, List.of(own)).expect(200);
  }

  private String open(String unit) {
    return api.as("qh-inspector")
        .post("/api/issues", Map.of("title", "标志缺失", "unit", unit))
        .expect(201)
        .text("number");
  }

  private Api.Answer upload(String name, byte[] content) {
    return rectifier.upload(path(), name, content, Map.of());
  }

  private String claim() {
    JsonNode steps = rectifier.get("/api/issues/" + issue).expect(200).body().path("steps");
    String task = steps.path(0).path("task").asText();
    rectifier.post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
    return task;
  }

  private Api.Answer complete(String task, List<String> evidence) {
    return rectifier.post(
        "/api/tasks/" + task + "/complete",
        Map.of("outcome", "submit", "fields", Map.of("measures", "已补设"), "evidence", evidence));
  }

  private List<String> acts() {
    return rectifier
        .get("/api/issues/" + issue + "/trail")
        .expect(200)
        .body()
        .findValuesAsText("act");
  }

  private String path() {
    return "/api/issues/" + issue + "/evidence";
  }
}
