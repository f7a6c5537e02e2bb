package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was handed in by mistake is void with a reason, and stays. */
@ServiceTest
class VoidedEvidenceTest {

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  private Api api;
  private Session rectifier;
  private String issue;
  private String file;

  @BeforeEach
  void upload() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    issue = new Work(api).open("QH-XN-DT", Map.of());
    file =
        rectifier
            .upload("/api/issues/" + issue + "/evidence", "a.pdf", Samples.PDF, Map.of())
            .expect(201)
            .text("id");
  }

  @Test
  void staysWithItsReasonInListAndTrail() {
    Answer voided = makeVoid(rectifier, "传错了文件").expect(200);
    assertThat(voided.text("voidReason")).isEqualTo("传错了文件");
    makeVoid(rectifier, "再说一遍").expect(200);

    JsonNode listed = rectifier.get("/api/issues/" + issue + "/evidence").body().at("/items/0");
    assertThat(listed.path("voidReason").asText()).isEqualTo("传错了文件");
    assertThat(listed.path("voidedAt").asText()).isNotEmpty();
    rectifier.get("/api/evidence/" + file).expect(200);
    JsonNode trail = rectifier.get("/api/issues/" + issue + "/trail").body().path("items");
    assertThat(trail.findValuesAsText("act")).containsOnlyOnce("evidenceVoided");
    assertThat(intact()).isEqualTo("true");
    jdbc.update("update evidence set void_reason = 'x' where id = ?", file);
    assertThat(intact()).isEqualTo("false");
  }

  /** Half of a pair would be stored as another character than the trail hashes. */
  @Test
  void takesNoReasonThatCannotBeStored() {
    String body = "{\"reason\":\"\\ud800\"}";

    Answer refused = rectifier.post("/api/evidence/" + file + "/void", body).expect(422);

    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(intact()).isEqualTo("true");
  }

  @Test
  void isCitedNoMore() {
    makeVoid(rectifier, "传错了文件").expect(200);
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome", "submit", "fields", Map.of("measures", "补"), "evidence", List.of(file)))
        .expect(422);
  }

  @Test
  void isForWhoeverAddedItWithAReasonWhileTheIssueIsOpen() {
    makeVoid(rectifier, " ").expect(422);
    makeVoid(rectifier, "长".repeat(501)).expect(422);
    makeVoid(api.as("qh-inspector"), "不是我的").expect(403);
    makeVoid(api.as("hz-rectifier"), "看不见").expect(404);
    api.as("qh-inspector")
        .post(
            "/api/issues/" + issue + "/actions/withdraw", Map.of("fields", Map.of("reason", "重复")))
        .expect(200);
    makeVoid(rectifier, "晚了").expect(409);
  }

  private Answer makeVoid(Session as, String reason) {
    return as.post("/api/evidence/" + file + "/void", Map.of("reason", reason));
  }

  private String intact() {
    return rectifier.get("/api/issues/" + issue + "/trail/verification").text("intact");
  }
}
