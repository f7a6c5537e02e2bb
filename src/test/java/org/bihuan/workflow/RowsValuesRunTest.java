package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calculated values of tables, and of what several fill in. */
@ServiceTest
class RowsValuesRunTest {

  private static final String QUESTION =
      "<bihuan:column id=\"question\" name=\"题\" bihuan:en=\"Question\" type=\"string\" %s/>";

  private static final String RIGHT =
      "<bihuan:column id=\"right\" name=\"答案\" bihuan:en=\"Right answer\" type=\"boolean\" %s/>";

  private static final String ANSWER =
      "<bihuan:column id=\"answer\" name=\"作答\" bihuan:en=\"Answer\" type=\"boolean\"/>";

  private static final String REMARK =
      "<bihuan:column id=\"remark\" name=\"说明\" bihuan:en=\"Remark\" type=\"string\" bihuan:when=\"row.answer == false and fields.answer.score &lt; 5\"/>";

  @LocalServerPort private int port;

  private Api api;
  private Session rectifier;

  @BeforeEach
  void connect() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
  }

  private static String table(String id, String more, String... columns) {
    return "<flowable:formProperty id=\"%s\" name=\"表\" bihuan:en=\"Table\" type=\"rows\" %s>%s</flowable:formProperty>"
        .formatted(id, more, String.join("", columns));
  }

  private String open(TypeFile type, Map<String, Object> fields) {
    return new Work(api)
        .open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN", "fields", fields));
  }

  private static List<String> faults(Answer refused) {
    return StreamSupport.stream(refused.expect(422).body().path("errors").spliterator(), false)
        .map(error -> error.path("field").asText())
        .toList();
  }

  private void looks(Session who, String issue, String label, String body) {
    JsonNode steps = who.get("/api/issues/" + issue).expect(200).body().path("steps");
    String task =
        StreamSupport.stream(steps.spliterator(), false)
            .filter(one -> one.path("label").asText().equals(label))
            .map(one -> one.path("task").asText())
            .findFirst()
            .orElseThrow();
    Work.claim(who, task).expect(200);
    Work.complete(who, task, body).expect(200);
  }

  @Test
  void aCalculatedFieldAsksTheRowsOfItsForm() {
    TypeFile type =
        TypeFile.begin()
            .startForm(
                table(
                    "paper",
                    "required=\"true\"",
                    QUESTION.formatted("required=\"true\""),
                    RIGHT.formatted("required=\"true\"")))
            .elements(
                flow("opened", "answer")
                    + step(
                        "answer",
                        "",
                        form(
                            table(
                                "paper",
                                "bihuan:given=\"${fields.opened.paper}\"",
                                QUESTION.formatted(""),
                                RIGHT.formatted("bihuan:hidden=\"true\""),
                                ANSWER,
                                REMARK),
                            field(
                                "score",
                                "long",
                                "bihuan:value=\"${count(fields.answer.paper[right == answer])}\"")))
                    + "<exclusiveGateway id=\"passed\" default=\"passedToFailed\"/>"
                    + flow("answer", "passed")
                    + flow("passed", "done", "fields.answer.score == 2")
                    + flow("passed", "failed")
                    + "<endEvent id=\"failed\" name=\"不合格\" bihuan:en=\"Failed\"/>")
            .deploy(api);
    Map<String, Object> fields =
        Map.of(
            "paper",
            List.of(
                Map.of("question", "甲", "right", true), Map.of("question", "乙", "right", false)));
    String issue = open(type, fields);
    String task = Work.task(rectifier, issue, "answer");
    Work.claim(rectifier, task).expect(200);
    assertThat(rectifier.get("/api/tasks/" + task).expect(200).text()).doesNotContain("right");
    Pages pages = Pages.of(port, "dt-rectifier");
    pages.get("/issues/" + issue).expect(200);
    Pages.Page tried =
        pages.post(
            "/issues/" + issue + "/tasks/" + task + "/values",
            Map.of("fields.paper[0].row", "1", "fields.paper[0].answer", "true"));
    assertThat(tried.expect(200).text()).isEqualTo("{\"score\":\"\"}"); // no answer is tried out

    assertThat(
            faults(
                Work.complete(
                    rectifier,
                    task,
                    "{\"fields\":{\"paper\":[{\"row\":\"2\",\"answer\":false}]}}")))
        .containsExactly("fields.paper[0].remark");
    Work.complete(
            rectifier,
            task,
            "{\"fields\":{\"paper\":[{\"row\":\"1\",\"answer\":true},{\"row\":\"2\",\"answer\":false,\"remark\":\"无\"}]}}")
        .expect(200);

    JsonNode closed = api.as("qh-inspector").get("/api/issues/" + issue).expect(200).body();
    assertThat(closed.path("resolution").asText()).isEqualTo("done");
  }

  @Test
  void aColumnIsCalculatedOfItsRow() {
    TypeFile type =
        TypeFile.begin()
            .startForm("")
            .elements(
                flow("opened", "look")
                    + step(
                        "look",
                        "",
                        form(
                            table(
                                "risks",
                                "",
                                "<bihuan:column id=\"often\" name=\"频率\" bihuan:en=\"Often\" type=\"long\" required=\"true\"/>",
                                "<bihuan:column id=\"bad\" name=\"后果\" bihuan:en=\"Bad\" type=\"long\" required=\"true\"/>",
                                "<bihuan:column id=\"ratio\" name=\"比\" bihuan:en=\"Ratio\" type=\"double\" bihuan:value=\"${row.often / row.bad}\"/>",
                                "<bihuan:column id=\"twice\" name=\"倍\" bihuan:en=\"Twice\" type=\"double\" bihuan:value=\"${row.ratio * 2}\"/>"),
                            field(
                                "worst",
                                "double",
                                "bihuan:value=\"${max(fields.look.risks.twice)}\"")))
                    + "<exclusiveGateway id=\"bad\" default=\"badToFew\"/>"
                    + flow("look", "bad")
                    + flow("bad", "done", "fields.look.worst == 3")
                    + flow("bad", "few")
                    + "<endEvent id=\"few\" name=\"少\" bihuan:en=\"Few\"/>")
            .deploy(api);
    String issue = open(type, Map.of());
    String task = Work.task(rectifier, issue, "look");
    Work.claim(rectifier, task).expect(200);
    String form = rectifier.get("/api/tasks/" + task).expect(200).text();
    assertThat(form).contains("\"id\":\"ratio\"", "\"computed\":true");
    String page = Pages.of(port, "dt-rectifier").get("/issues/" + issue).expect(200).text();
    assertThat(page).contains("risks[0].often").doesNotContain("risks[0].ratio");

    String rows = "{\"fields\":{\"risks\":[{\"often\":3,\"bad\":2%s},{\"often\":1,\"bad\":%d}]}}";
    assertThat(faults(Work.complete(rectifier, task, rows.formatted(",\"ratio\":9", 1))))
        .containsExactly("fields.risks[0].ratio");
    assertThat(faults(Work.complete(rectifier, task, rows.formatted("", 0))))
        .contains("fields.risks[1].ratio");
    Work.complete(rectifier, task, rows.formatted("", 1)).expect(200);

    JsonNode closed = api.as("qh-inspector").get("/api/issues/" + issue).expect(200).body();
    assertThat(closed.path("resolution").asText()).isEqualTo("done");
  }

  /** Nobody could complete the step: rows that are given can be neither added nor removed. */
  @Test
  void aLimitOverGivenRowsHoldsOnlyWhereThereAreRows() {
    String given =
        table(
            "paper",
            "bihuan:given=\"${fields.opened.paper}\"",
            QUESTION.formatted(""),
            "<bihuan:column id=\"answer\" name=\"作答\" bihuan:en=\"Answer\" type=\"boolean\"/>");
    TypeFile type =
        TypeFile.begin()
            .startForm(table("paper", "", QUESTION.formatted("required=\"true\"")))
            .elements(
                flow("opened", "answer")
                    + step(
                        "answer",
                        "",
                        form(
                            given,
                            field(
                                "right",
                                "long",
                                "bihuan:min=\"1\" bihuan:value=\"${count(fields.answer.paper[answer])}\"")))
                    + flow("answer", "done"))
            .deploy(api);

    String with = open(type, Map.of("paper", List.of(Map.of("question", "甲"))));
    String task = Work.task(rectifier, with, "answer");
    Work.claim(rectifier, task).expect(200);
    assertThat(faults(Work.complete(rectifier, task, "{\"fields\":{\"paper\":[]}}")))
        .containsExactly("fields.right");
    Work.complete(rectifier, task, "{\"fields\":{\"paper\":[{\"row\":\"1\",\"answer\":true}]}}")
        .expect(200);

    String without = open(type, Map.of());
    task = Work.task(rectifier, without, "answer");
    Work.claim(rectifier, task).expect(200);
    Work.complete(rectifier, task, "{\"fields\":{}}").expect(200);
    assertThat(api.as("qh-inspector").get("/api/issues/" + without).expect(200).text("resolution"))
        .isEqualTo("done");
  }

  @Test
  void whatSeveralFilledInIsAListOfRows() {
    String loop =
        "<multiInstanceLoopCharacteristics isSequential=\"false\" flowable:collection=\"${fields.opened.units}\" flowable:elementVariable=\"unit\"/>";
    TypeFile type =
        TypeFile.begin()
            .startForm(field("units", "unit", "bihuan:max=\"9\" required=\"true\""))
            .elements(
                flow("opened", "look")
                    + step(
                        "look",
                        "flowable:candidateGroups=\"${unit}/rectifier\"",
                        form(
                            outcomes("fine", "faulty"),
                            field("found", "long", "required=\"true\""),
                            table("things", "", QUESTION.formatted(""))),
                        loop)
                    + "<exclusiveGateway id=\"looked\" default=\"lookedToFew\"/>"
                    + flow("look", "looked")
                    + flow(
                        "looked",
                        "done",
                        "count(fields.look[outcome == 'faulty' and found > 1]) == 1 and count(fields.look.things) == 3 and max(fields.look.at) <= now")
                    + flow("looked", "few")
                    + "<endEvent id=\"few\" name=\"少\" bihuan:en=\"Few\"/>")
            .deploy(api);
    String issue = open(type, Map.of("units", List.of("QH-XN-DT", "QH-XN-HZ")));
    looks(
        rectifier,
        issue,
        "大通执法局",
        "{\"outcome\":\"faulty\",\"fields\":{\"found\":3,\"things\":[{\"question\":\"甲\"},{\"question\":\"乙\"}]}}");
    looks(
        api.as("hz-rectifier"),
        issue,
        "湟中执法局",
        "{\"outcome\":\"faulty\",\"fields\":{\"found\":1,\"things\":[{\"question\":\"丙\"}]}}");

    JsonNode closed = api.as("qh-inspector").get("/api/issues/" + issue).expect(200).body();
    assertThat(closed.path("resolution").asText()).isEqualTo("done");
    JsonNode verified =
        api.as("qh-inspector").get("/api/issues/" + issue + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }
}
