package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleProof;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

@TimedTest
@DirtiesContext // the log is whole only for itself
class DailyRootTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DailyRoot daily;
  @Autowired private ProofSettings settings;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    NewLog.begin(jdbc);
  }

  @Test
  void signsOnceADayWhatHasChangedSince() throws Exception {
    String first = loop.open(Map.of());
    String second = loop.open(Map.of());
    assertThat(daily.publish()).isTrue();
    assertThat(daily.publish()).as("once a day").isFalse();
    assertThat(leaves()).contains(first, second).doesNotHaveDuplicates().isSorted();
    int before = leaves().size();

    loop.goTo("2026-03-02T23:59:59");
    loop.as("qh-inspector")
        .post("/api/issues/" + second + "/comments", Map.of("text", "请抓紧"))
        .expect(201);
    assertThat(daily.publish()).as("the day lasts in Shanghai").isFalse();
    loop.goTo("2026-03-03T00:00:00");
    assertThat(daily.publish()).isTrue();
    assertThat(leaves().subList(before, leaves().size())).containsExactly(second);

    loop.goTo("2026-03-04T08:00:00");
    assertThat(daily.publish()).as("also where nothing has changed").isTrue();
    assertThat(leaves()).hasSize(before + 1);

    List<JsonNode> roots = roots();
    assertThat(roots.stream().map(root -> root.path("day").asText()))
        .containsExactly("2026-03-04", "2026-03-03", "2026-03-02");
    for (int i = 0; i < roots.size(); i++) {
      JsonNode root = roots.get(i);
      assertThat(root.path("root").asText())
          .isEqualTo(Everything.root(jdbc, root.path("size").asInt()));
      assertThat(isSigned(root)).isTrue();
      if (i + 1 < roots.size()) {
        assertThat(continues(root, roots.get(i + 1))).isTrue();
      }
    }
  }

  @Test
  void keepsTheKeyWhereOnlyItsOwnerReadsIt() throws Exception {
    loop.open(Map.of());
    daily.publish();
    Path file = settings.key();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String text = Files.readString(file);
    String secret = text.substring(text.indexOf('\n') + 1, text.indexOf("\n-----END PRIVATE"));
    assertThat(secret).isNotBlank();
    for (String table : List.of("proof_key", "proof_root", "proof_state")) {
      assertThat(jdbc.queryForList("select * from " + table).toString()).doesNotContain(secret);
    }
  }

  private List<String> leaves() {
    return new ArrayList<>(
        jdbc.queryForList("select issue from proof_leaf order by place", String.class));
  }

  private List<JsonNode> roots() {
    List<JsonNode> roots = new ArrayList<>();
    String next = "";
    while (!next.equals("null")) {
      JsonNode page =
          loop.as("hz-rectifier")
              .get("/api/roots?limit=2" + (next.isEmpty() ? "" : "&after=" + next))
              .expect(200)
              .body();
      page.path("items").forEach(roots::add);
      next = page.path("next").asText();
    }
    return roots;
  }

  private boolean isSigned(JsonNode root) {
    JsonNode key = loop.as("hz-rectifier").get("/api/roots/keys").body().at("/items/0");
    assertThat(key.path("keyId").asText()).isEqualTo(root.path("keyId").asText());
    return PublicKeys.verifies(
        key.path("publicKey").asText(),
        root.path("statement").asText(),
        root.path("signature").asText());
  }

  private static boolean continues(JsonNode root, JsonNode before) {
    List<Hash> proof = new ArrayList<>();
    root.at("/consistency/proof").forEach(hash -> proof.add(new Hash(hash.asText())));
    assertThat(root.at("/consistency/from").asLong()).isEqualTo(before.path("size").asLong());
    return MerkleProof.continues(
        before.path("size").asLong(),
        new Hash(before.path("root").asText()),
        root.path("size").asLong(),
        new Hash(root.path("root").asText()),
        proof);
  }
}
