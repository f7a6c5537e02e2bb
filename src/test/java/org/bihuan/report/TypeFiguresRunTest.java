package org.bihuan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The figures that a type defines, from its file to the overview. */
@ServiceTest
class TypeFiguresRunTest {

  private static final Path FILE = Path.of("src/test/resources/workflow/service-visit.bpmn20.xml");

  @LocalServerPort private int port;

  private Api api;
  private Session inspector;
  private Session rectifier;
  private String type;

  @BeforeEach
  void deployAType() throws IOException {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    rectifier = api.as("dt-rectifier");
    type = "visit-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    deploy(file());
  }

  private String file() throws IOException {
    return Files.readString(FILE).replace("service-visit", type);
  }

  private void deploy(String xml) {
    api.as("qh-admin")
        .upload("/api/processes", type + ".bpmn20.xml", xml.getBytes(UTF_8), Map.of())
        .expect(200);
  }

  private String open(double fine, String matter) {
    return new Work(api)
        .open(
            "QH-XN-DT",
            Map.of(
                "type",
                type,
                "supervisor",
                "QH-XN",
                "fields",
                Map.of("fine", fine, "matter", matter)));
  }

  private void call(String issue, boolean satisfied, int first, int second) {
    Work.does(
        rectifier,
        issue,
        "call",
        """
        {"fields":{"satisfied":%s,"items":[{"question":"态度","points":%d},{"question":"时效","points":%d},{"question":"其他"}]}}
        """
            .formatted(satisfied, first, second));
  }

  private JsonNode total() {
    return inspector.get("/api/statistics?type=" + type).expect(200).body().path("total");
  }

  private static JsonNode figure(JsonNode group, String id) {
    for (JsonNode figure : group.path("figures")) {
      if (figure.path("id").asText().equals(id)) {
        return figure;
      }
    }
    throw new AssertionError("no figure " + id + " in " + group);
  }

  private static String told(JsonNode figure) {
    return figure.path("part").asText()
        + "/"
        + figure.path("whole").asText()
        + "="
        + figure.path("value").asText();
  }

  private String told(String id) {
    return told(figure(total(), id));
  }

  private static String groups(JsonNode figure) {
    StringBuilder told = new StringBuilder();
    figure
        .path("groups")
        .forEach(group -> told.append(group.path("name").asText()).append(told(group)).append(' '));
    return told.toString().strip();
  }

  private int listed(String address) {
    return inspector.get(address).expect(200).body().path("items").size();
  }

  @Test
  void followWhatIsFilledIn() {
    String one = open(100.5, "permit");
    String other = open(0, "penalty");
    assertThat(told("satisfied")).isEqualTo("0/0=null");
    assertThat(told("fine")).isEqualTo("100.5/2=100.5");

    call(one, true, 5, 4);
    call(other, false, 2, 4);

    assertThat(told("satisfied")).isEqualTo("1/2=0.5");
    assertThat(told("score")).isEqualTo("15/4=3.75");
    assertThat(groups(figure(total(), "score"))).isEqualTo("态度7/2=3.5 时效8/2=4");
    assertThat(groups(figure(total(), "fine"))).isEqualTo("处罚0/1=0 许可100.5/1=100.5");
    assertThat(figure(total(), "inverse").path("whole").asInt()).as("no division by zero").isOne();

    Work.does(rectifier, one, "check", "{\"outcome\":\"again\"}");
    call(one, false, 1, 1);
    assertThat(told("satisfied")).isEqualTo("0/2=0");
    assertThat(told("score")).isEqualTo("8/4=2");

    api.as("xn-inspector").post("/api/issues/" + other + "/actions/withdraw", "{}").expect(200);
    assertThat(told("satisfied")).as("withdrawn does not count").isEqualTo("0/1=0");
    assertThat(told("fine")).isEqualTo("100.5/1=100.5");
    Work.does(rectifier, one, "check", "{\"outcome\":\"accept\"}");
    assertThat(told("score")).as("closed still counts").isEqualTo("2/2=1");
  }

  @Test
  void areGroupedByTheEntriesOfARegister() throws IOException {
    String register = RegisterFiles.deploy(api);
    for (String code : new String[] {"E1", "E2"}) {
      inspector
          .post(
              "/api/registers/" + register + "/entries",
              RegisterFiles.company(code, code + "公司", "bus"))
          .expect(201);
    }
    deploy(
        file()
            .replace(
                "<flowable:formProperty id=\"fine\"",
                "<flowable:formProperty id=\"company\" name=\"企业\" bihuan:en=\"Company\" type=\"entry\" bihuan:register=\""
                    + register
                    + "\"/><flowable:formProperty id=\"fine\"")
            .replace("by=\"matter\"", "by=\"company\""));
    fined("E1", 10);
    fined("E1", 20);
    fined("E2", 5);
    open(1, "permit");

    JsonNode fine = figure(total(), "fine");
    assertThat(fine.path("groups").findValuesAsText("key")).containsExactly("E1", "", "E2");
    assertThat(groups(fine)).startsWith("E1公司30/2=30").endsWith("E2公司5/1=5");
    assertThat(Pages.of(port, "qh-inspector").get("/overview?type=" + type).expect(200).text())
        .contains("E1公司");
  }

  private void fined(String company, double fine) {
    String unused =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of(
                    "type",
                    type,
                    "supervisor",
                    "QH-XN",
                    "fields",
                    Map.of("fine", fine, "matter", "permit", "company", company)));
  }

  @Test
  void areGroupedFilteredAndLinked() {
    call(open(10, "permit"), true, 5, 4);
    call(open(20, "permit"), false, 5, 4);
    open(30, "penalty");

    for (String by :
        new String[] {
          "unit", "category", "severity", "source", "campaign", "month", "foundMonth"
        }) {
      JsonNode groups =
          inspector
              .get("/api/statistics?type=" + type + "&by=" + by)
              .expect(200)
              .body()
              .path("groups");
      assertThat(groups).as(by).hasSize(1);
      assertThat(told(figure(groups.get(0), "fine"))).as(by).isEqualTo("60/3=60");
      assertThat(told(figure(groups.get(0), "satisfied"))).as(by).isEqualTo("1/2=0.5");
    }
    JsonNode links = figure(total(), "satisfied").path("links");
    assertThat(listed(links.path("whole").asText())).isEqualTo(2);
    assertThat(listed(links.path("part").asText())).isEqualTo(1);
    assertThat(listed("/api/issues?type=" + type + "&figure=satisfied&inPart=false")).isEqualTo(1);
    assertThat(
            told(
                figure(
                    inspector
                        .get("/api/statistics?type=" + type + "&unit=QH-HB")
                        .expect(200)
                        .body()
                        .path("total"),
                    "fine")))
        .isEqualTo("0/0=0");
    inspector.get("/api/issues?inPart=true").expect(400);
    assertThat(inspector.get("/api/statistics").expect(200).body().path("total").path("figures"))
        .isEmpty();

    Pages pages = Pages.of(port, "qh-inspector");
    assertThat(pages.get("/overview?type=" + type).expect(200).text())
        .contains("满意率", "50%", "罚款总额", "平均得分", "态度", "回访率");
    assertThat(
            pages.get("/issues?type=" + type + "&figure=satisfied&inPart=true").expect(200).text())
        .contains("满意率", "计入分子");
  }

  @Test
  void aCorrectionChangesThem() throws IOException {
    deploy(
        file()
            .replace(
                "<bihuan:figure id=\"inverse\" name=\"倒数\" bihuan:en=\"Inverse\" sum=\"${1 / orElse(fields.opened.fine, 0)}\"/>",
                "<bihuan:figure id=\"hotline\" name=\"热线占比\" bihuan:en=\"Hotline\" part=\"${issue.category == '热线'}\" whole=\"${true}\"/>"));
    String issue = open(10, "permit");
    assertThat(told("hotline")).isEqualTo("0/1=0");

    String ledger = "问题编号,问题描述,责任单位,问题类别\n" + issue + ",回访办事人,大通执法局,热线\n";
    inspector
        .upload(
            "/api/ledgers/imports",
            "a.csv",
            ledger.getBytes(UTF_8),
            Map.of("dryRun", "false", "type", type, "apply", "differences"))
        .expect(200);

    assertThat(inspector.get("/api/issues/" + issue).expect(200).text("category")).isEqualTo("热线");
    assertThat(told("hotline")).isEqualTo("1/1=1");
  }

  @Test
  void aNewVersionReckonsThemForOpenIssues() throws IOException {
    String open = open(10, "permit");
    String closed = open(20, "permit");
    call(open, true, 5, 4);
    call(closed, true, 5, 4);
    Work.does(rectifier, closed, "check", "{\"outcome\":\"accept\"}");
    deploy(
        file()
            .replace(
                "<bihuan:figure id=\"inverse\" name=\"倒数\" bihuan:en=\"Inverse\" sum=\"${1 / orElse(fields.opened.fine, 0)}\"/>",
                "<bihuan:figure id=\"best\" name=\"最高分\" bihuan:en=\"Best\" average=\"${max(fields.call.items.points)}\"/>"));
    assertThat(told("best")).isEqualTo("0/0=null");

    api.as("qh-admin")
        .post("/api/processes/" + type + "/migration", "{\"dryRun\":false}")
        .expect(200);

    assertThat(told("best")).isEqualTo("5/1=5");
    assertThat(told("fine")).isEqualTo("30/2=30");
    assertThat(total().path("figures")).hasSize(4);
  }
}
