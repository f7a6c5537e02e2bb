package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Limits of an issue's evidence, set so low that they are reached quickly. */
@ServiceTest
@Tag("once")
@TestPropertySource(
    properties = {
      "bihuan.evidence.max-files=3",
      "bihuan.evidence.max-issue-size=2MB",
      "bihuan.evidence.max-file-size=1536KB"
    })
class EvidenceLimitsTest {

  private static final int MIB = 1024 * 1024;

  @LocalServerPort private int port;

  private Api api;
  private Api.Session rectifier;
  private String issue;

  @BeforeEach
  void openIssue() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier").with("Accept-Language", "en");
    issue = open();
  }

  @Test
  void anIssueTakesNoMoreThanItsFiles() {
    for (int i = 0; i < 3; i++) {
      upload(text(10 + i)).expect(201);
    }

    Api.Answer refused = upload(text(20)).expect(422);

    assertThat(said(refused)).isEqualTo("An issue may have at most 3 pieces of evidence.");
    assertThat(kept()).hasSize(3);
    issue = open();
    upload(text(20)).expect(201);
  }

  @Test
  void theSameFileTwiceCountsTwice() {
    for (int i = 0; i < 3; i++) {
      upload(text(10)).expect(201);
    }

    upload(text(10)).expect(422);
  }

  @Test
  void anIssueTakesNoMoreThanItsBytes() {
    upload(text(MIB)).expect(201);

    Api.Answer refused = upload(text(MIB + 1)).expect(422);

    assertThat(said(refused)).isEqualTo("The evidence of an issue may have up to 2 MiB in total.");
    upload(text(MIB)).expect(201);
    upload(text(1)).expect(422);
    assertThat(kept()).hasSize(2);
  }

  @Test
  void aFileTakesNoMoreThanItsBytes() {
    upload(text(MIB + MIB / 2)).expect(201);

    Api.Answer refused = upload(text(MIB + MIB / 2 + 1)).expect(413);

    assertThat(refused.text("type")).isEqualTo("/problems/evidence-too-large");
  }

  @Test
  void uploadsAtTheSameTimeDoNotPassTheLimitTogether() throws Exception {
    ExecutorService six = Executors.newFixedThreadPool(6);
    Callable<Integer> upload = () -> upload(text(100)).status();

    List<Future<Integer>> answers = six.invokeAll(List.of(upload, upload, upload, upload, upload));
    six.shutdown();

    int taken = 0;
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(201, 422);
      taken += answer.get() == 201 ? 1 : 0;
    }
    assertThat(taken).isEqualTo(3);
    assertThat(kept()).hasSize(3);
  }

  private String open() {
    return api.as("qh-inspector")
        .post("/api/issues", Map.of("title", "标志缺失", "unit", "QH-XN-DT"))
        .expect(201)
        .text("number");
  }

  private Api.Answer upload(byte[] content) {
    return rectifier.upload(path(), "a.txt", content, Map.of());
  }

  private JsonNode kept() {
    return rectifier.get(path()).expect(200).body().path("items");
  }

  private String path() {
    return "/api/issues/" + issue + "/evidence";
  }

  private static byte[] text(int bytes) {
    return "x".repeat(bytes).getBytes(UTF_8);
  }

  private static String said(Api.Answer refused) {
    return refused.body().at("/errors/0/message").asText();
  }
}
