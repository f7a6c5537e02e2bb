package org.bihuan.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Entries chosen in forms, and what expressions make of them. */
@ServiceTest
class EntryFieldsTest {

  @LocalServerPort int port;
  private Api api;
  private Session inspector;
  private Session rectifier;
  private String register;
  private String entries;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    rectifier = api.as("dt-rectifier");
    register = RegisterFiles.deploy(api);
    entries = "/api/registers/" + register + "/entries";
    inspector.post(entries, RegisterFiles.company("E1", "甲客运公司", "bus")).expect(201);
    inspector.post(entries, RegisterFiles.company("E2", "乙货运公司", "freight")).expect(201);
    inspector.post(entries, RegisterFiles.company("E3", "丙客运公司", "bus")).expect(201);
  }

  private String entry(String id, String more) {
    return field(id, "entry", "bihuan:register=\"" + register + "\" " + more);
  }

  private Answer open(String type, Object company) {
    return inspector.post(
        "/api/issues",
        Map.of(
            "type", type, "title", "核查", "unit", "QH-XN-DT", "fields", Map.of("company", company)));
  }

  private List<String> differences(String issue) {
    return inspector
        .get("/api/issues/" + issue + "/trail/verification")
        .body()
        .path("differences")
        .findValuesAsText("what");
  }

  private JsonNode trail(String issue) {
    return inspector.get("/api/issues/" + issue + "/trail").body().path("items");
  }

  /**
   * Branches by a column of what was chosen at opening; the step's due date and text come from it.
   */
  private TypeFile branching() {
    return TypeFile.begin()
        .startForm(entry("company", "required=\"true\""))
        .elements(
            flow("opened", "kind")
                + "<exclusiveGateway id=\"kind\" name=\"类别\" bihuan:en=\"Kind\" default=\"kindToFreight\"/>"
                + flow("kind", "bus", "fields.opened.company.kind == 'bus'")
                + flow("kind", "freight")
                + step(
                    "bus",
                    "flowable:candidateGroups=\"${fields.opened.company.unit}/rectifier\"",
                    form(
                        field("told", "string", "bihuan:value=\"${fields.opened.company.name}\""),
                        entry("other", "bihuan:default=\"${fields.opened.company}\""),
                        "<flowable:formProperty id=\"found\" name=\"表\" bihuan:en=\"Found\" type=\"rows\">"
                            + "<bihuan:column id=\"who\" name=\"企业\" bihuan:en=\"Company\" type=\"entry\" bihuan:register=\""
                            + register
                            + "\"/></flowable:formProperty>"))
                + step("freight", "")
                + flow("bus", "done")
                + flow("freight", "done"));
  }

  @Test
  void anEntryIsChosenAndItsColumnsDecide() {
    TypeFile type = branching().deploy(api);
    String bus = open(type.key(), "E1").expect(201).text("number");
    String freight = open(type.key(), "E2").expect(201).text("number");
    assertThat(Work.tasks(inspector, freight, "freight")).hasSize(1);

    JsonNode opened = trail(bus).get(0).at("/data/fields/company");
    assertThat(opened.path("@entry").asText()).isEqualTo("E1");
    assertThat(opened.path("@version").asInt()).isEqualTo(1);
    assertThat(opened.path("@title").asText()).isEqualTo("甲客运公司");

    String task = Work.task(rectifier, bus, "bus");
    JsonNode fields = rectifier.get("/api/tasks/" + task).expect(200).body().at("/form/fields");
    assertThat(fields.get(1).path("register").asText()).isEqualTo(register);
    assertThat(fields.get(1).at("/default/@entry").asText()).isEqualTo("E1");
    Work.claim(rectifier, task).expect(200);
    Work.complete(
            rectifier,
            task,
            "{\"fields\": {\"other\": \"E3\", \"found\": [{\"who\": \"E1\"}, {\"who\": \"E2\"}]}}")
        .expect(200);

    JsonNode trail = trail(bus);
    assertThat(trail.findValuesAsText("told")).containsExactly("甲客运公司");
    assertThat(trail.findValues("other").get(0).path("@title").asText()).isEqualTo("丙客运公司");
    assertThat(differences(bus)).isEmpty();
    assertThat(inspector.get("/api/issues/" + bus).text("status")).isEqualTo("closed");
  }

  @Test
  void whatIsNotInForceOrNoEntryIsRefused() {
    TypeFile type = branching().deploy(api);
    Map<String, Object> ended = new HashMap<>(RegisterFiles.company("E1", "甲客运公司", "bus"));
    ended.put("to", "2020-12-31");
    inspector.put(entries + "/E1", ended).expect(200);

    for (Object wrong :
        List.of(
            "E1",
            "none",
            1,
            List.of("E2", "E3"),
            Map.of("@register", register, "@entry", "E2", "@version", 1, "@title", "假的"))) {
      Answer refused = open(type.key(), wrong).expect(422);
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("fields.company");
    }
    open(type.key(), "E2").expect(201);
  }

  @Test
  void anEntryStaysAsItWasChosen() {
    TypeFile type = branching().deploy(api);
    String issue = open(type.key(), "E1").expect(201).text("number");
    inspector.put(entries + "/E1", RegisterFiles.company("E1", "改了名的公司", "bus")).expect(200);

    String task = Work.task(rectifier, issue, "bus");
    Work.claim(rectifier, task).expect(200);
    Work.complete(rectifier, task, "{\"fields\": {}}").expect(200);

    assertThat(trail(issue).findValuesAsText("told")).containsExactly("甲客运公司");
  }

  @Test
  void theEntriesOfARegisterAreGivenAsRows() {
    TypeFile type =
        TypeFile.begin()
            .elements(
                flow("opened", "check")
                    + step(
                        "check",
                        "",
                        form(
                            "<flowable:formProperty id=\"items\" name=\"清单\" bihuan:en=\"Items\" type=\"rows\""
                                + " bihuan:given=\"${registers.entries('"
                                + register
                                + "')[kind == 'bus']}\">"
                                + "<bihuan:column id=\"name\" name=\"名称\" bihuan:en=\"Name\" type=\"string\"/>"
                                + "<bihuan:column id=\"good\" name=\"合格\" bihuan:en=\"Good\" type=\"boolean\" required=\"true\"/>"
                                + "</flowable:formProperty>",
                            field(
                                "all",
                                "long",
                                "bihuan:value=\"${count(registers.entries('"
                                    + register
                                    + "'))}\"")))
                    + flow("check", "done"))
            .deploy(api);
    String issue =
        inspector
            .post("/api/issues", Map.of("type", type.key(), "title", "检查", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    String task = Work.task(rectifier, issue, "check");
    Work.claim(rectifier, task).expect(200);
    JsonNode given = rectifier.get("/api/tasks/" + task).body().at("/form/fields/0/given");
    assertThat(given.findValuesAsText("name")).containsExactly("甲客运公司", "丙客运公司");

    Work.complete(
            rectifier,
            task,
            "{\"fields\": {\"items\": [{\"row\": \"1\", \"good\": true}, {\"row\": \"2\", \"good\": false}]}}")
        .expect(200);

    assertThat(trail(issue).findValuesAsText("all")).containsExactly("3");
    assertThat(differences(issue)).isEmpty();
  }

  @Test
  void aStepIsDoneForEachEntry() {
    TypeFile type =
        TypeFile.begin()
            .elements(
                flow("opened", "visit")
                    + step(
                        "visit",
                        "flowable:candidateGroups=\"${company.unit}/rectifier\"",
                        "<multiInstanceLoopCharacteristics isSequential=\"false\" flowable:collection=\"${registers.entries('"
                            + register
                            + "')}\" flowable:elementVariable=\"company\"/>",
                        form(field("told", "string", "bihuan:value=\"${company.name}\"")))
                    + flow("visit", "done"))
            .deploy(api);
    String issue =
        inspector
            .post("/api/issues", Map.of("type", type.key(), "title", "走访", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    List<String> tasks = Work.tasks(rectifier, issue, "visit");
    assertThat(tasks).hasSize(3);
    for (String task : tasks) {
      Work.claim(rectifier, task).expect(200);
      Work.complete(rectifier, task, "{\"fields\": {}}").expect(200);
    }
    assertThat(trail(issue).findValuesAsText("told"))
        .containsExactlyInAnyOrder("甲客运公司", "乙货运公司", "丙客运公司");
    assertThat(trail(issue).toString()).contains("\"instance\"");
    assertThat(differences(issue)).isEmpty();
  }

  @Test
  void theCheckKnowsRegistersAndTheirColumns() {
    refused(
        TypeFile.begin().startForm(field("company", "entry", "bihuan:register=\"no-such\"")),
        "unknown-register");
    refused(TypeFile.begin().startForm(field("company", "entry", "")), "unknown-register");
    refused(
        TypeFile.begin().startForm(field("text", "string", "bihuan:register=\"" + register + "\"")),
        "unknown-register");
    refused(condition("fields.opened.company.colour == 'red'"), "unknown-field");
    refused(condition("fields.opened.company.kind == 'ship'"), "unknown-value");
    refused(condition("fields.opened.company.kind"), "value-type");
    refused(condition("count(registers.entries('none')) > 1"), "unknown-register");
    refused(
        condition("count(registers.entries('" + register + "')[colour == 'red']) > 1"),
        "expression-outside");
    accepted(condition("count(registers.entries('" + register + "')[vehicles > 3]) > 1"));
    accepted(condition("fields.opened.company == 'E1'"));
  }

  private TypeFile condition(String condition) {
    return TypeFile.begin()
        .startForm(entry("company", "required=\"true\""))
        .elements(
            flow("opened", "work")
                + step("work", "")
                + flow("work", "which")
                + "<exclusiveGateway id=\"which\" name=\"何\" bihuan:en=\"Which\" default=\"whichToDone\"/>"
                + flow("which", "done")
                + flow("which", "more", condition)
                + step("more", "")
                + flow("more", "done"));
  }

  private void refused(TypeFile type, String rule) {
    String work = flow("opened", "work") + step("work", "") + flow("work", "done");
    TypeFile whole = type.xml().contains("sourceRef=\"opened\"") ? type : type.elements(work);
    Answer answer = whole.upload(api);
    assertThat(answer.status()).as(rule).isEqualTo(422);
    assertThat(answer.body().at("/files/0/findings").findValuesAsText("rule")).contains(rule);
  }

  private void accepted(TypeFile type) {
    Answer answer = type.upload(api);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
