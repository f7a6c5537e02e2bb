package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.TestDatabase;
import org.bihuan.Work;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.issue.verification.Verifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Trails as an earlier version wrote them: with less data in their entries, and verified
 * nevertheless.
 */
@ServiceTest
class OlderTrailTest {

  private static final List<String> SINCE =
      List.of("salt", "offered", "sha256", "ledgerRow", "duty");

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private JdbcTrail trail;
  @Autowired private Verifications verifications;
  @Autowired private PlatformTransactionManager transactions;

  private String issue;

  @BeforeEach
  void workOnAChild() {
    Api api = new Api(port);
    String parent = new Work(api).open("QH-XN-DT", Map.of());
    issue = new Work(api).open("QH-XN-DT", Map.of("parent", parent));
    Work.does(
        api.as("dt-rectifier"),
        issue,
        "rectify",
        "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"补装\"}}");
  }

  @Test
  void isVerifiedByWhatItTells() {
    assertThat(trail.storedFrom(issue, 1, 200).toString()).contains(SINCE);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              writeAsBefore();
              assertThat(verifications.of(issue, false).differences()).isEmpty();

              jdbc.update("update task set candidate = 'QH-HB/reviewer' where issue = ?", issue);
              assertThat(verifications.of(issue, false).intact()).as("cannot be known").isTrue();
              jdbc.update("update submission set outcome = 'dispute' where issue = ?", issue);
              assertThat(verifications.of(issue, false).intact()).isFalse();
            });
  }

  private void writeAsBefore() {
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("alter table trail_entry disable trigger user");
    }
    String hash = TrailHash.START;
    for (JdbcTrail.Stored stored : trail.storedFrom(issue, 1, 200)) {
      TrailEntry entry = stored.entry();
      ObjectNode data = entry.data().deepCopy();
      data.remove(SINCE);
      String text = Canonical.text(data);
      hash = TrailHash.of(hash, issue, entry, text);
      jdbc.update(
          "update trail_entry set data = ?, hash = ? where issue = ? and seq = ?",
          text,
          hash,
          issue,
          entry.seq());
      if (entry.act().equals("decided")) {
        keepRule(data);
      }
    }
    jdbc.update("update issue set trail_hash = ? where number = ?", hash, issue);
  }

  private void keepRule(ObjectNode rule) {
    ObjectNode state =
        (ObjectNode)
            Canonical.read(
                jdbc.queryForObject(
                    "select state from issue where number = ?", String.class, issue));
    state.withObject("/rules").set(rule.path("decision").asText(), rule);
    jdbc.update("update issue set state = ? where number = ?", Canonical.text(state), issue);
  }
}
