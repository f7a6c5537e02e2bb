package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.store.DiskStore;
import org.bihuan.http.Keyset;
import org.bihuan.integrity.KnownDifferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A stored file that was changed or lost cannot be downloaded, and administrators are notified. */
@ServiceTest
class DamagedEvidenceTest {

  @LocalServerPort private int port;
  @Autowired private EvidenceProperties limits;
  @Autowired private KnownDifferences findings;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private String issue;
  private String id;
  private byte[] content;
  private Path file;

  @BeforeEach
  void handIn() {
    api = new Api(port);
    content = ("送达回证 " + UUID.randomUUID()).getBytes(UTF_8);
    issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "佐证", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    Api.Answer taken =
        api.as("dt-rectifier")
            .upload("/api/issues/" + issue + "/evidence", "a.txt", content, Map.of())
            .expect(201);
    id = taken.text("id");
    file = new DiskStore(limits.root()).path(taken.text("sha256"));
  }

  /** Repairs the file, so that other tests find no difference. */
  @AfterEach
  void mend() throws IOException {
    Files.write(file, content);
    assertThat(integrity(true).path("items")).isEmpty();
    assertThat(findings.newest(200)).noneMatch(found -> found.subject().equals(issue));
  }

  private Api.Answer download() {
    return api.as("dt-rectifier").get("/api/evidence/" + id);
  }

  /** The result for this issue only. */
  private JsonNode integrity(boolean bytes) {
    String before =
        jdbc.queryForObject(
            "select coalesce(max(number), '') from issue where number < ?", String.class, issue);
    String after = Keyset.encode(before == null ? "" : before);
    return api.as("qh-admin")
        .get("/api/operations/integrity?limit=1&after=" + after + "&bytes=" + bytes)
        .expect(200)
        .body();
  }

  @Test
  void isNotServedWhereItsBytesWereChanged() throws IOException {
    assertThat(download().expect(200).raw().body()).isEqualTo(content);
    byte[] changed = content.clone();
    changed[0]++;
    Files.write(file, changed);

    Api.Answer refused = download().expect(409);

    assertThat(refused.text("type")).isEqualTo("/problems/evidence-damaged");
    assertThat(findings.newest(200))
        .anyMatch(found -> found.subject().equals(issue) && found.what().equals("bytes"));
    JsonNode notices = api.as("qh-admin").get("/api/notifications").expect(200).body();
    assertThat(notices.toString()).contains(issue);
  }

  @Test
  void isNotServedWhereItsFileIsGone() throws IOException {
    Files.delete(file);

    assertThat(download().expect(409).text("type")).isEqualTo("/problems/evidence-damaged");
  }

  @Test
  void isFoundByReadingAllBytes() throws IOException {
    Files.write(file, new byte[] {1});

    JsonNode found = integrity(true);

    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("checked").asInt()).isEqualTo(1);
    assertThat(found.at("/items/0/issue").asText()).isEqualTo(issue);
    assertThat(found.at("/items/0/what").asText()).isEqualTo("bytes");
    assertThat(found.at("/items/0/where").asText()).isEqualTo(id);
    assertThat(integrity(false).path("intact").asBoolean()).isTrue();
  }
}
