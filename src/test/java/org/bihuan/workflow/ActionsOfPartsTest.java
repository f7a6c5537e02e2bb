package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.step;

import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An action that belongs to a subprocess is offered while that subprocess runs. */
@ServiceTest
class ActionsOfPartsTest {

  @LocalServerPort private int port;
  private Api api;
  private Session inspector;
  private Session rectifier;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    rectifier = api.as("dt-rectifier");
    TypeFile type =
        TypeFile.begin()
            .before("<message id=\"objectMessage\" name=\"object\"/>")
            .elements(
                flow("opened", "before")
                    + step("before", "")
                    + flow("before", "part")
                    + "<subProcess id=\"part\" name=\"公示\" bihuan:en=\"Notice\">"
                    + "<startEvent id=\"begins\"/>"
                    + flow("begins", "within")
                    + step("within", "")
                    + flow("within", "over")
                    + "<endEvent id=\"over\" name=\"结束\" bihuan:en=\"Over\"/>"
                    + "<subProcess id=\"objection\" name=\"异议\" bihuan:en=\"Objection\" triggeredByEvent=\"true\">"
                    + "<startEvent id=\"object\" name=\"提出异议\" bihuan:en=\"Object\" isInterrupting=\"false\""
                    + " bihuan:candidateGroups=\"${issue.supervisor}/inspector\">"
                    + form(field("content", "text", ""))
                    + "<messageEventDefinition messageRef=\"objectMessage\"/></startEvent>"
                    + flow("object", "examined")
                    + "<endEvent id=\"examined\" name=\"已核\" bihuan:en=\"Examined\"/>"
                    + "</subProcess></subProcess>"
                    + flow("part", "after")
                    + step("after", "")
                    + flow("after", "done"))
            .deploy(api);
    issue = new Work(api).open("QH-XN-DT", Map.of("type", type.key()));
  }

  private int object() {
    return inspector.post("/api/issues/" + issue + "/actions/object", "{}").status();
  }

  private String offered() {
    return inspector.get("/api/issues/" + issue).expect(200).body().path("actions").toString();
  }

  @Test
  void isOfferedWhileItsPartRuns() {
    assertThat(offered()).doesNotContain("object");
    assertThat(object()).isEqualTo(409);

    Work.does(rectifier, issue, "before", "{}");
    assertThat(offered()).contains("object");
    assertThat(object()).isEqualTo(200);
    assertThat(object()).as("once more, since it is over").isEqualTo(200);

    Work.does(rectifier, issue, "within", "{}");
    assertThat(offered()).doesNotContain("object");
    assertThat(object()).isEqualTo(409);
  }
}
