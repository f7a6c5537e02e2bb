package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.MovableClock;
import org.bihuan.Python;
import org.bihuan.TimedTest;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.verification.Verifications;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever is changed in the database is found by the bundle, by the published root, or by the job
 * that compares with the log. Each tampering is rolled back after it was looked at.
 */
@TimedTest
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext // the log is whole only for itself
class TamperedBundleTest {

  private static final Caller LEADER =
      new Caller("qh-leader", "领导", List.of(new Duty("QH", Role.LEADER)));

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private DailyRoot daily;
  @Autowired private Bundles bundles;
  @Autowired private LogCheck log;
  @Autowired private Verifications verifications;
  @Autowired private PlatformTransactionManager transactions;

  private String issue;
  private String other;
  private String root;
  private String key;
  private int entries;

  @BeforeAll
  void haveAWorkedIssueInTheLogOfTwoDays() throws Exception {
    Assumptions.assumeTrue(Python.isThere());
    Loop loop = Loop.begin(port, clock);
    NewLog.begin(jdbc);
    issue = WorkedIssue.open(loop);
    other = loop.open(Map.of());
    daily.publish();
    loop.goTo("2026-03-03T10:00");
    loop.as("qh-inspector")
        .post("/api/issues/" + issue + "/comments", Map.of("text", "快到期了"))
        .expect(201);
    daily.publish();
    JsonNode published = loop.as("hz-rectifier").get("/api/roots").expect(200).body();
    root = published.at("/items/0/root").asText();
    key = published.at("/items/0/keyId").asText();
    entries = verifications.of(issue, false).entries();
  }

  @Test
  void nothingIsFoundInWhatTheProductDid() throws Exception {
    assertThat(said()).startsWith("OK: " + issue + ", the first " + entries + " of " + entries);
    assertThat(log.differences("", null)).isEmpty();
    assertThat(log.differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trail      | update trail_entry set at = at + interval '1' second where issue = $open and seq = 2
          trail      | update trail_entry set actor = 'somebody' where issue = $open and seq = 2
          trail      | update trail_entry set unit = 'QH-XN' where issue = $open and seq = 1
          trail      | update trail_entry set act = 'migrated' where issue = $open and seq = 2
          trail      | update trail_entry set step = 'review' where issue = $open and seq = 2
          trail      | update trail_entry set outcome = 'signOff' where issue = $open and seq = 2
          trail      | update trail_entry set round = 7 where issue = $open and seq = 2
          trail      | update trail_entry set data = '{}' where issue = $open and seq = 1
          trail      | update trail_entry set data = 'no JSON' where issue = $open and seq = 1
          trail      | update trail_entry set hash = $zeros where issue = $open and seq = 2
          trail      | update trail_entry set seq = 500 where issue = $open and seq = 3
          trail      | delete from trail_entry where issue = $open and seq = 3
          trail      | delete from trail_entry where issue = $open
          trail      | delete from trail_entry where issue = $open; update issue set trail_seq = 0, trail_hash = $zeros where number = $open
          trail      | delete from trail_entry where issue = $open and seq = $n
          trail      | delete from trail_entry where issue = $open and seq = $n; update issue set trail_hash = (select hash from trail_entry where issue = $open and seq = $n - 1) where number = $open
          trail      | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, $m, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | update issue set trail_hash = $zeros where number = $open
          trail      | update issue set trail_seq = trail_seq - 2 where number = $open
          trail      | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 0, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 0 - 2147483648, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 2147483647, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          comment    | update issue_comment set text = '不必了' where issue = $open and text = '请抓紧'
          comment    | update issue_comment set author = 'hz-rectifier' where issue = $open and text = '请抓紧'
          comment    | update issue_comment set at = at - interval '1' day where issue = $open and text = '请抓紧'
          comment    | update issue_comment set id = 'another' where issue = $open and text = '请抓紧'
          comment    | update issue_comment set issue = $other where issue = $open and text = '请抓紧'
          comment    | delete from issue_comment where issue = $open and text = '请抓紧'
          comment    | insert into issue_comment (issue, id, at, author, text) select issue, 'new', at, author, text from issue_comment where issue = $open and text = '请抓紧'
          comment    | insert into issue_comment (issue, id, at, author, text) select issue, 'new', timestamp with time zone '1960-01-01 00:00:00+00', author, text from issue_comment where issue = $open and text = '请抓紧'
          comment    | insert into issue_comment (issue, id, at, author, text) select issue, '', timestamp with time zone '1970-01-01 00:00:00+00', author, text from issue_comment where issue = $open and text = '请抓紧'
          submission | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select 'new', issue, step, round, outcome, fields, evidence, 'somebody', timestamp with time zone '1960-01-01 00:00:00+00' from submission where issue = $open and step = 'review'
          submission | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select '', issue, step, round, outcome, fields, evidence, 'somebody', timestamp with time zone '1970-01-01 00:00:00+00' from submission where issue = $open and step = 'review'
          submission | update submission set step = 'review' where issue = $open and step = 'rectify'
          submission | update submission set round = 2 where issue = $open and step = 'rectify'
          submission | update submission set outcome = 'dispute' where issue = $open and step = 'rectify'
          submission | update submission set fields = '{"measures":"全部补正"}' where issue = $open and step = 'rectify'
          submission | update submission set fields = 'no JSON' where issue = $open and step = 'rectify'
          submission | update submission set remark = null where issue = $open and step = 'rectify'
          submission | update submission set evidence = '[]' where issue = $open and step = 'rectify'
          submission | update submission set actor = 'somebody' where issue = $open and step = 'rectify'
          submission | update submission set at = at + interval '1' hour where issue = $open and step = 'rectify'
          submission | update submission set waited = 30 where issue = $open and step = 'rectify'
          submission | update submission set late = true where issue = $open and step = 'rectify'
          submission | update submission set worked = 30 where issue = $open and step = 'rectify'
          submission | update submission set task = 'another' where issue = $open and step = 'rectify' and round = 1
          submission | update submission set issue = $other where issue = $open and step = 'rectify'
          submission | delete from submission where issue = $open and step = 'review'
          submission | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select 'new', issue, step, round, outcome, fields, evidence, actor, at from submission where issue = $open and step = 'review'
          submission | update submission set duty = 'QH-HB/rectifier' where issue = $open and step = 'rectify'
          submission | update submission set duty = 'QH/' where issue = $open and step = 'rectify'
          submission | update submission set duty = replace(duty, '/rectifier', '/reviewer') where issue = $open and step = 'rectify'
          submission | update submission set duty = null where issue = $open and step = 'rectify'
          evidence   | update evidence set name = '另一份.txt' where issue = $open and name = '回证.txt'
          evidence   | update evidence set media_type = 'text/html' where issue = $open and name = '回证.txt'
          evidence   | update evidence set size = size + 1 where issue = $open and name = '回证.txt'
          evidence   | update evidence set sha256 = (select max(e.sha256) from evidence e where e.issue = $open and e.name = '清单.txt') where issue = $open and name = '回证.txt'
          evidence   | update evidence set caption = null where issue = $open and name = '回证.txt'
          evidence   | update evidence set uploaded_by = 'somebody' where issue = $open and name = '回证.txt'
          evidence   | update evidence set uploaded_at = uploaded_at - interval '1' hour where issue = $open and name = '回证.txt'
          evidence   | update evidence set taken_at = uploaded_at where issue = $open and name = '回证.txt'
          evidence   | update evidence set latitude = 36.5 where issue = $open and name = '回证.txt'
          evidence   | update evidence set longitude = 101.7 where issue = $open and name = '回证.txt'
          evidence   | update evidence set width = 100 where issue = $open and name = '回证.txt'
          evidence   | update evidence set height = 100 where issue = $open and name = '回证.txt'
          evidence   | update evidence set issue = $other where issue = $open and name = '清单.txt'
          evidence   | delete from evidence where issue = $open and name = '清单.txt'
          evidence   | insert into evidence (id, issue, name, media_type, size, sha256, uploaded_by, uploaded_at) select 'new', issue, name, media_type, size, sha256, uploaded_by, uploaded_at from evidence where issue = $open and name = '清单.txt'
          """)
  void isFoundByTheBundle(String what, String sql) throws Exception {
    String said = bundleAfter(() -> run(sql));

    assertThat(said)
        .startsWith("BROKEN: ")
        .containsAnyOf(
            what.equals("trail")
                ? new String[] {"entry ", "the entries", "the issue's end"}
                : new String[] {
                  "the record of entry", "the file of entry", "records that no entry"
                });
  }

  /** What is left is a whole trail of an earlier day, and the database alone finds nothing. */
  @Test
  void entriesCutOffWithTheHeadAreFoundByTheLog() throws Exception {
    Runnable cut =
        () -> {
          run(
              "delete from issue_comment where issue = $open and text = '快到期了';"
                  + "delete from trail_entry where issue = $open and seq > $l;"
                  + "update issue set trail_seq = $l where number = $open;"
                  + "update issue set trail_hash = (select hash from trail_entry"
                  + " where issue = $open and seq = $l) where number = $open");
        };
    assertThat(tampered(cut, () -> verifications.of(issue, false).differences().toString()))
        .as("the database alone")
        .doesNotContain("comment", "trail");
    assertThat(bundleAfter(cut))
        .isEqualTo("BROKEN: the entries from " + entries + " on are missing");
    assertThat(logAfter(cut))
        .containsExactly(
            Map.entry(
                issue,
                new Difference(
                    "trail", Integer.toString(entries), Difference.Fault.MISSING, entries)));
  }

  /** All hashes are right again, and the records match. */
  @Test
  void aChainRewrittenAsAWholeIsFoundByTheLog() throws Exception {
    assertThat(tampered(this::rewriteComment, () -> verifications.of(issue, false).differences()))
        .as("the database alone")
        .isEmpty();
    assertThat(bundleAfter(this::rewriteComment))
        .startsWith("BROKEN: one of the entries 1 to ")
        .endsWith(" was rewritten");
    assertThat(logAfter(this::rewriteComment))
        .containsOnlyKeys(issue)
        .allSatisfy((number, found) -> assertThat(found.what()).isEqualTo("trail"));
  }

  /** The leaves say what the rewritten trail says. */
  @Test
  void aRewrittenLogIsFoundByTheRoot() throws Exception {
    Runnable rewrite =
        () -> {
          rewriteComment();
          run(
              "update proof_leaf set head = (select hash from trail_entry e where e.issue = $open"
                  + " and e.seq = proof_leaf.seq) where issue = $open");
        };
    assertThat(bundleAfter(rewrite)).isEqualTo("BROKEN: a leaf does not lead to the root");
    assertThat(logAfter(rewrite)).isNotEmpty();
    assertThat(rootsAfter(rewrite))
        .as("the root over all leaves")
        .extracting(Difference::what)
        .containsExactly("root");
  }

  /** The nodes and the roots follow too; only the key is out of reach. */
  @Test
  void aForgedRootIsFoundByItsSignatureAndByWhoKeptTheOldOne() throws Exception {
    Runnable forge =
        () -> {
          rewriteComment();
          run(
              "update proof_leaf set head = (select hash from trail_entry e where e.issue = $open"
                  + " and e.seq = proof_leaf.seq) where issue = $open;"
                  + "delete from proof_root where on_day = date '2026-03-02'");
          ForgedLog.rebuild(jdbc);
          jdbc.update(
              "update proof_root set root = ?, from_size = 0, consistency = ''",
              Everything.root(jdbc, size()));
        };
    assertThat(bundleAfter(forge)).isEqualTo("BROKEN: the signature of a root");
    assertThat(rootsAfter(forge)).extracting(Difference::where).containsExactly("root:2026-03-03");
  }

  /** With a key of the forger's own even the signature is right. */
  @Test
  void aForgersKeyIsFoundByItsFingerprint() throws Exception {
    Runnable forge =
        () -> {
          run("delete from proof_root where size > 0; delete from proof_key where number > 0");
          rewriteComment();
          run(
              "update proof_leaf set head = (select hash from trail_entry e where e.issue = $open"
                  + " and e.seq = proof_leaf.seq) where issue = $open");
          ForgedLog.rebuild(jdbc);
          ForgedLog.sign(jdbc, size());
        };
    assertThat(bundleAfter(forge)).isEqualTo("BROKEN: the root is not the published one");
    assertThat(tampered(forge, () -> said(Everything.root(jdbc, size()))))
        .isEqualTo("BROKEN: the key is not the published one");
  }

  @Test
  void anIssueThatIsGoneIsFoundByTheLog() throws Exception {
    Runnable remove =
        () ->
            run(
                "delete from task where issue = $other; delete from trail_entry where issue ="
                    + " $other; delete from issue where number = $other");
    assertThat(logAfter(remove))
        .containsExactly(
            Map.entry(other, new Difference("issue", other, Difference.Fault.MISSING, null)));
    assertThat(tampered(remove, () -> log.differences(other, null))).isEmpty();
  }

  @Test
  void theLogIsNotSignedOnceItWasRewritten() throws Exception {
    String refused =
        tampered(
            () -> {
              run("update proof_leaf set seq = seq + 1 where issue = $other");
              ForgedLog.rebuild(jdbc);
            },
            () -> {
              clock.moveTo(Loop.instant("2026-03-04T10:00"));
              try {
                daily.publish();
                return "signed";
              } catch (DailyRoot.LogRewritten rewritten) {
                return String.valueOf(rewritten.getMessage());
              } finally {
                clock.moveTo(Loop.instant("2026-03-03T10:00"));
              }
            });
    assertThat(refused).contains("the root of 2026-03-03");
  }

  private int size() {
    Integer size = jdbc.queryForObject("select size from proof_state", Integer.class);
    return size == null ? 0 : size;
  }

  private void rewriteComment() {
    run("update issue_comment set text = '不必了' where issue = $open and text = '请抓紧'");
    run(
        "update trail_entry set data = replace(data, '请抓紧', '不必了')"
            + " where issue = $open and data like '%请抓紧%'");
    ForgedLog.rechain(jdbc, issue);
  }

  private String bundleAfter(Runnable change) {
    return tampered(change, () -> said());
  }

  private Map<String, Difference> logAfter(Runnable change) {
    return tampered(change, () -> log.differences("", null));
  }

  private List<Difference> rootsAfter(Runnable change) {
    return tampered(change, () -> log.differences());
  }

  private interface Look<T> {
    T at() throws Exception;
  }

  /** What is seen of a change, which is rolled back. */
  private <T> T tampered(Runnable change, Look<T> look) {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  status.setRollbackOnly();
                  NewLog.guard(jdbc, "disable");
                  change.run();
                  try {
                    return look.at();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }));
  }

  private void run(String sql) {
    for (String one : sql.split(";")) {
      String filled =
          one.replace("$open", "'" + issue + "'")
              .replace("$other", "'" + other + "'")
              .replace("$zeros", "'" + "0".repeat(64) + "'")
              .replace("$n", Integer.toString(entries))
              .replace("$m", Integer.toString(entries + 1))
              .replace("$l", Integer.toString(entries - 1));
      assertThat(jdbc.update(filled)).as(filled).isPositive();
    }
  }

  private String said() throws Exception {
    return said(root);
  }

  private String said(String published) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    bundles.send(LEADER, issue, false, response);
    return Opened.of(response.getContentAsByteArray()).byScript(published, key);
  }
}
