package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A field of type evidence accepts only files of its own issue, in steps, actions and at opening.
 */
@ServiceTest
class CitedInFieldsTest {

  @LocalServerPort private int port;
  private Api api;
  private Session rectifier;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    issue = new Work(api).open("QH-XN-DT", Map.of("severity", "major"));
  }

  private String upload(Session as, String number, String text) {
    return as.upload(
            "/api/issues/" + number + "/evidence", text + ".txt", text.getBytes(UTF_8), Map.of())
        .expect(201)
        .text("id");
  }

  private String claimed() {
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    return task;
  }

  private Answer complete(String task, List<String> inField, List<String> beside) {
    return rectifier.post(
        "/api/tasks/" + task + "/complete",
        Map.of(
            "outcome",
            "submit",
            "fields",
            Map.of("measures", "补装", "evidence", inField),
            "evidence",
            beside));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-file", "", "00000000-0000-4000-8000-000000000000", "'--"})
  void refusesWhatIsNoFile(String id) {
    Answer refused = complete(claimed(), List.of(id), List.of()).expect(422);

    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("fields.evidence");
    assertThat(refused.body().path("errors")).hasSize(1);
  }

  @Test
  void refusesFilesOfAnotherIssueNamingTheFieldThatCitesThem() {
    String own = upload(rectifier, issue, "a");
    String other = new Work(api).open("QH-XN-DT", Map.of());
    String foreign = upload(rectifier, other, "b");
    String task = claimed();

    Answer both = complete(task, List.of(own, foreign), List.of(own, "none")).expect(422);
    assertThat(both.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("fields.evidence", "evidence");
    Answer one = complete(task, List.of(own, foreign), List.of(own)).expect(422);
    assertThat(one.body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.evidence");
    assertThat(evidence().path(0).path("citations")).isEmpty();
    complete(task, List.of(own), List.of()).expect(200);
  }

  @Test
  void citesWhatAFieldNamesOnceWithItsHash() {
    String first = upload(rectifier, issue, "a");
    String second = upload(rectifier, issue, "b");
    String task = claimed();

    complete(task, List.of(first, first), List.of(second, second, first)).expect(200);

    for (JsonNode file : evidence()) {
      assertThat(file.path("citations")).hasSize(1);
      assertThat(file.at("/citations/0/task").asText()).isEqualTo(task);
    }
    JsonNode completed = completed();
    assertThat(completed.at("/fields/evidence")).hasSize(1);
    assertThat(completed.path("cited")).hasSize(2);
    for (JsonNode file : evidence()) {
      assertThat(completed.path("cited").path(file.path("id").asText()).asText())
          .isEqualTo(file.path("sha256").asText());
    }
    assertThat(rectifier.get("/api/issues/" + issue + "/trail/verification").text("intact"))
        .isEqualTo("true");
  }

  @Test
  void stillTakesWhatIsCitedBesideTheFields() {
    String file = upload(rectifier, issue, "a");
    String task = claimed();

    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome", "submit", "fields", Map.of("measures", "补装"), "evidence", List.of(file)))
        .expect(200);

    assertThat(completed().at("/fields/evidence/0").asText()).isEqualTo(file);
    assertThat(completed().path("cited").has(file)).isTrue();
  }

  @Test
  void refusesOnThePageWhatIsNoFile() {
    String task = claimed();
    Pages page = Pages.of(port, "dt-rectifier");
    page.get("/issues/" + issue).expect(200);

    assertThat(
            page.post(
                    "/issues/" + issue + "/tasks/" + task + "/complete",
                    Map.of(
                        "outcome",
                        "submit",
                        "fields.measures",
                        "补装",
                        "fields.evidence",
                        "no-such-file"))
                .expect(422)
                .text())
        .containsPattern("-evidence-fault\">引用的佐证材料中，有的不属于问题");
  }

  @Test
  void checksFilesOfActionsAndOfOpeningAlike() throws IOException {
    deploy();
    Session inspector = api.as("qh-inspector");
    Answer none =
        inspector
            .post(
                "/api/issues",
                Map.of(
                    "type",
                    "cited-files",
                    "title",
                    "a",
                    "unit",
                    "QH-XN-DT",
                    "fields",
                    Map.of("papers", List.of(upload(rectifier, issue, "a")))))
            .expect(422);
    assertThat(none.body().at("/errors/0/field").asText()).isEqualTo("fields.papers");
    String number =
        inspector
            .post("/api/issues", Map.of("type", "cited-files", "title", "a", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    List<String> files =
        List.of(
            upload(inspector, number, "c"),
            upload(inspector, number, "d"),
            upload(inspector, number, "e"));

    faulty(act(inspector, number, List.of("no-such-file", files.get(0))));
    faulty(act(inspector, number, List.of(files.get(0), files.get(0)))); // two at least
    faulty(act(inspector, number, files)); // two at most
    act(inspector, number, files.subList(0, 2)).expect(200);

    JsonNode acted = data(inspector, number, "acted");
    assertThat(acted.path("cited")).hasSize(2);
    assertThat(acted.path("cited").path(files.get(0)).asText()).hasSize(64);
  }

  /** Two fields of evidence, each with its own files and limits, and files beside them. */
  @Test
  void keepsSeveralFieldsApart() throws IOException {
    deploy();
    Session inspector = api.as("qh-inspector");
    String number =
        inspector
            .post("/api/issues", Map.of("type", "cited-files", "title", "a", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    String before = upload(inspector, number, "f");
    String after = upload(inspector, number, "g");
    String beside = upload(inspector, number, "h");
    String task = Work.task(inspector, number, "work");
    Work.claim(inspector, task).expect(200);

    Answer refused = work(inspector, task, Map.of("before", List.of(before)), beside).expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.after");

    Pages page = Pages.of(port, "qh-inspector");
    assertThat(page.get("/issues/" + number).expect(200).text())
        .contains("<legend class=\"form-label\">办理前照片</legend>")
        .contains("<legend class=\"form-label required\">办理后照片</legend>")
        .contains("name=\"files.before\"", "name=\"files.after\"", "name=\"fields.after\"")
        .contains("至少 1 个文件。", "最多 2 个文件。", "name=\"files.photos\"")
        .doesNotContain("name=\"files\" multiple=\"multiple\" id=\"files-");
    page.upload(
            "/issues/" + number + "/tasks/" + task + "/complete",
            "files.before",
            "more.txt",
            "more".getBytes(UTF_8),
            Map.of("fields.after", after, "fields.before", before))
        .expect(302);

    JsonNode completed = data(inspector, number, "completed");
    assertThat(completed.at("/fields/after")).hasSize(1);
    assertThat(completed.at("/fields/before")).hasSize(2);
    assertThat(completed.path("cited")).hasSize(3);
  }

  private static Answer work(
      Session as, String task, Map<String, List<String>> fields, String beside) {
    return as.post(
        "/api/tasks/" + task + "/complete", Map.of("fields", fields, "evidence", List.of(beside)));
  }

  private static void faulty(Answer answer) {
    assertThat(answer.expect(422).body().at("/errors/0/field").asText()).isEqualTo("fields.photos");
  }

  private static Answer act(Session as, String number, List<String> files) {
    return as.post(
        "/api/issues/" + number + "/actions/note", Map.of("fields", Map.of("photos", files)));
  }

  private void deploy() throws IOException {
    byte[] process =
        Files.readAllBytes(Path.of("src/test/resources/workflow/cited-files.bpmn20.xml"));
    api.as("qh-admin")
        .upload("/api/processes", "cited-files.bpmn20.xml", process, Map.of())
        .expect(200);
  }

  private JsonNode evidence() {
    return rectifier.get("/api/issues/" + issue + "/evidence").expect(200).body().path("items");
  }

  private JsonNode completed() {
    return data(rectifier, issue, "completed");
  }

  private static JsonNode data(Session as, String number, String act) {
    for (JsonNode entry :
        as.get("/api/issues/" + number + "/trail").expect(200).body().path("items")) {
      if (entry.path("act").asText().equals(act)) {
        return entry.path("data");
      }
    }
    throw new AssertionError("nobody has " + act);
  }
}
