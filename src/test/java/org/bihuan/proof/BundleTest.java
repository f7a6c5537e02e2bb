package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.Python;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A bundle that anybody verifies, by the script of the documentation and what it says of changes.
 */
@TimedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext // the log is whole only for itself
class BundleTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DailyRoot daily;

  private Loop loop;
  private String issue;
  private String root;
  private String key;

  @BeforeAll
  void haveAWorkedIssueInTheLogOfTwoDays() throws Exception {
    Assumptions.assumeTrue(Python.isThere());
    loop = Loop.begin(port, clock);
    NewLog.begin(jdbc);
    issue = WorkedIssue.open(loop);
    for (int i = 0; i < 5; i++) {
      loop.open(Map.of());
    }
    daily.publish();
    loop.goTo("2026-03-03T10:00");
    loop.signOff("qh-reviewer", issue);
    loop.open(Map.of());
    daily.publish();
    JsonNode published =
        loop.as("hz-rectifier").get("/api/roots").expect(200).body().at("/items/0");
    root = published.path("root").asText();
    key = published.path("keyId").asText();
  }

  private Opened bundle() {
    return Opened.of(loop, "qh-leader", issue);
  }

  @Test
  void isVerifiedByTheScript() throws Exception {
    Opened bundle = bundle();
    assertThat(bundle.byScript(root, key)).startsWith("OK: " + issue + ", the first ");
    assertThat(bundle.byScript("0".repeat(64), key)).contains("root is not the published one");
    assertThat(bundle.byScript(root, "0".repeat(64))).contains("key is not the published one");
    assertThat(bundle.files().keySet())
        .contains("bundle.json", "verify.html", "evidence/1.txt", "evidence/2.txt");
    assertThat(bundle.content().at("/proof/leaves")).hasSize(2);
  }
}
