package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.step;

import java.util.List;
import java.util.Map;
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

/** Fields that link other issues. */
@ServiceTest
class LinkedIssuesTest {

  @LocalServerPort int port;
  private Api api;
  private Session inspector;
  private Session rectifier;
  private TypeFile type;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    rectifier = api.as("dt-rectifier");
    type =
        TypeFile.begin()
            .startForm(field("about", "issue", "bihuan:of=\"rectification\""))
            .elements(
                flow("opened", "work")
                    + step(
                        "work",
                        "",
                        form(
                            field("more", "issue", "bihuan:of=\"rectification\" bihuan:max=\"3\""),
                            field("same", "string", "bihuan:value=\"${fields.opened.about}\"")))
                    + flow("work", "done"))
            .deploy(api);
  }

  private String rectification(String unit) {
    return inspector
        .post("/api/issues", Map.of("title", "标线缺失", "unit", unit))
        .expect(201)
        .text("number");
  }

  private Answer open(Object about) {
    return inspector.post(
        "/api/issues",
        Map.of(
            "type",
            type.key(),
            "title",
            "回访",
            "unit",
            "QH-XN-DT",
            "fields",
            Map.of("about", about)));
  }

  @Test
  void anIssueIsLinkedAndShownAsALink() {
    String own = rectification("QH-XN-DT");
    String issue = open(own).expect(201).text("number");
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);
    Work.complete(rectifier, task, "{\"fields\": {\"more\": [\"" + own + "\"]}}").expect(200);

    assertThat(inspector.get("/api/issues/" + issue + "/trail").body().findValuesAsText("same"))
        .containsExactly(own);
    assertThat(Pages.of(port, "qh-inspector").get("/issues/" + issue).expect(200).text())
        .contains("<a href=\"/issues/" + own + "\">" + own + "</a>");
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  @Test
  void onlyAnIssueOfTheTypeThatOneMaySeeIsTaken() {
    String beside = rectification("QH-HD-HL");
    String issue = open(beside).expect(201).text("number");
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);

    for (Object wrong : List.of(beside, issue, "none", 1)) {
      String value = wrong instanceof String ? "\"" + wrong + "\"" : wrong.toString();
      Answer refused =
          Work.complete(rectifier, task, "{\"fields\": {\"more\": [" + value + "]}}").expect(422);
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("fields.more");
    }
    assertThat(open("none").status()).isEqualTo(422);
    assertThat(open(issue).status()).isEqualTo(422);
  }

  @Test
  void theCheckKnowsTheTypes() {
    for (String more : List.of("", "bihuan:of=\"none\"")) {
      TypeFile wrong =
          TypeFile.begin()
              .startForm(field("about", "issue", more))
              .elements(flow("opened", "work") + step("work", "") + flow("work", "done"));
      assertThat(wrong.upload(api).body().at("/files/0/findings").findValuesAsText("rule"))
          .contains("unknown-type");
    }
  }
}
