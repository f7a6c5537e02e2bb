package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.Python;
import org.bihuan.TimedTest;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleProof;
import org.bihuan.workflow.Loop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;

@TimedTest
@DirtiesContext // the log is whole only for itself
class DailyRootTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DailyRoot daily;
  @Autowired private ProofSettings settings;
  @Autowired private LogCheck check;
  @Autowired private PlatformTransactionManager transactions;

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

  @Test
  void aNewKeyIsSignedByTheOldOneAndPublished(@TempDir Path folder) throws Exception {
    String issue = loop.open(Map.of());
    daily.publish();
    String old = settings.keyFile();
    String fresh = folder.resolve("next.pem").toString();
    assertThatThrownBy(() -> signing(fresh, null, "2026-03-03T08:00").publish())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no file " + fresh);
    assertThat(Path.of(fresh)).doesNotExist();

    assertThat(signing(fresh, old, "2026-03-03T08:00").publish()).isTrue();
    assertThat(signing(fresh, null, "2026-03-04T08:00").publish()).isTrue();
    assertThatThrownBy(() -> signing(old, null, "2026-03-05T08:00").publish())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("name the file of that one");
    assertThatThrownBy(() -> signing(old, fresh, "2026-03-05T08:00").publish())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was replaced before");

    JsonNode keys = loop.as("hz-rectifier").get("/api/roots/keys").expect(200).body();
    assertThat(keys.path("items")).hasSize(2);
    JsonNode second = keys.at("/items/1");
    assertThat(
            PublicKeys.verifies(
                keys.at("/items/0/publicKey").asText(),
                second.path("statement").asText(),
                second.path("signature").asText()))
        .isTrue();
    assertThat(second.path("statement").asText()).contains(second.path("publicKey").asText());
    assertThat(roots().get(0).path("keyId")).isEqualTo(second.path("keyId"));
    assertThat(check.differences()).isEmpty();
    if (Python.isThere()) {
      String first = keys.at("/items/0/keyId").asText();
      assertThat(
              Opened.of(loop, "qh-leader", issue)
                  .byScript(roots().get(0).path("root").asText(), first))
          .as("by the fingerprint of the first key")
          .startsWith("OK");
    }
  }

  private DailyRoot signing(String key, @Nullable String previous, String at) {
    loop.goTo(at);
    ProofSettings changed = new ProofSettings(key, previous, settings.maxBundleSize());
    Roots roots = new Roots(jdbc);
    StoredNodes nodes = new StoredNodes(jdbc);
    return new DailyRoot(
        jdbc,
        new HeadLog(jdbc, nodes, transactions),
        nodes,
        roots,
        new Keys(changed, roots),
        clock,
        ZoneId.of("Asia/Shanghai"),
        transactions);
  }

  @Test
  void anInterruptedDayIsGoneOnWith() throws Exception {
    loop.open(Map.of());
    daily.publish();
    String issue = loop.open(Map.of());
    loop.goTo("2026-03-03T08:00");
    HeadLog log = new HeadLog(jdbc, new StoredNodes(jdbc), transactions);
    log.append(LocalDate.parse("2026-03-03")); // and then the node is gone
    jdbc.update(
        "update proof_state set leased_until = ?",
        Timestamp.from(clock.instant().plusSeconds(600)));

    assertThat(daily.publish()).as("another node may still be at it").isFalse();
    loop.goTo("2026-03-03T08:11");
    assertThat(daily.publish()).isTrue();
    assertThat(leaves()).containsOnlyOnce(issue);
  }

  @Test
  void theCheckOfAllRecordsNamesIssuesThatAreGoneOrRewritten() throws Exception {
    String gone = loop.open(Map.of());
    String shorter = loop.open(Map.of());
    loop.as("qh-inspector")
        .post("/api/issues/" + shorter + "/comments", Map.of("text", "请抓紧"))
        .expect(201);
    daily.publish();
    NewLog.guard(jdbc, "disable");
    for (String sql :
        List.of(
            "delete from task where issue = ?",
            "delete from trail_entry where issue = ?",
            "delete from issue where number = ?")) {
      jdbc.update(sql, gone);
    }
    jdbc.update("delete from issue_comment where issue = ?", shorter);
    jdbc.update("delete from trail_entry where issue = ? and act = 'commented'", shorter);
    jdbc.update(
        "update issue set trail_seq = trail_seq - 1, trail_hash = (select max(hash) from"
            + " trail_entry where issue = number and seq = trail_seq - 1) where number = ?",
        shorter);
    NewLog.guard(jdbc, "enable");

    assertThat(found())
        .contains(
            "{\"issue\":\"" + gone + "\",\"what\":\"issue\"",
            "{\"issue\":\"" + shorter + "\",\"what\":\"trail\"");
  }

  /** All differences; a page ends where it has taken long enough. */
  private String found() {
    StringBuilder found = new StringBuilder();
    String after = "";
    do {
      JsonNode page =
          loop.as("qh-admin").get("/api/operations/integrity?limit=200" + after).expect(200).body();
      found.append(page.path("items"));
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return found.toString();
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
