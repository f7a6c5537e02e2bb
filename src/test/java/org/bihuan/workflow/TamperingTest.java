package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TestDatabase;
import org.bihuan.TimedTest;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Verification;
import org.bihuan.issue.verification.Verifications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every change made directly in the database is detected, for each kind of record. Each tampering
 * is rolled back after it was checked.
 */
@TimedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Verifications verifications;
  @Autowired private PlatformTransactionManager transactions;

  private Loop loop;
  private String open;
  private String closed;
  private String reviewed;
  private String imported;
  private String child;

  @BeforeAll
  void haveAnIssueUnderWayAndOneThatIsOver() {
    loop = Loop.begin(port, clock);
    open = worked();
    closed = worked();
    loop.rectify("hz-rectifier", closed);
    loop.signOff("qh-reviewer", closed);
    reviewed = loop.open(Map.of());
    loop.rectify("hz-rectifier", reviewed);
    String review = loop.task(reviewed, "review");
    loop.as("qh-reviewer").post("/api/tasks/" + review + "/claim", "").expect(200);
    imported = imported();
    child = loop.open(Map.of("parent", reviewed));
  }

  /** The first of two rows of a ledger. */
  private String imported() {
    String rows = "问题类别,问题描述,责任单位,发现时间,整改时限\n安全,甲,湟中执法局,2026-02-27,\n安全,乙,湟中执法局,2026-02-27,\n";
    return loop.as("qh-inspector")
        .upload(
            "/api/ledgers/imports",
            "台账.csv",
            rows.getBytes(StandardCharsets.UTF_8),
            Map.of("dryRun", "false"))
        .expect(200)
        .body()
        .path("issues")
        .get(0)
        .asText();
  }

  /** An issue sent back once, with comments and evidence, and every field filled in. */
  private String worked() {
    String number =
        loop.open(
            Map.of(
                "description", "抽查 12 份",
                "category", "执法规范",
                "location", "湟中",
                "basis", "第三十条",
                "campaign", "2026-A"));
    for (String text : List.of("请抓紧", "已安排")) {
      loop.as("qh-inspector")
          .post("/api/issues/" + number + "/comments", Map.of("text", text))
          .expect(201);
    }
    String cited = upload(number, "回证.txt", "送达回证");
    upload(number, "清单.txt", "清单");
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);
    loop.as("hz-rectifier")
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome",
                "submit",
                "fields",
                Map.of("measures", "补正"),
                "comment",
                "请查收",
                "evidence",
                List.of(cited)))
        .expect(200);
    loop.sendBack("qh-reviewer", number, "review");
    return number;
  }

  private String upload(String number, String name, String text) {
    Api.Answer taken =
        loop.as("hz-rectifier")
            .upload(
                "/api/issues/" + number + "/evidence",
                name,
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("caption", name))
            .expect(201);
    return taken.text("id");
  }

  @Test
  void findsNothingInWhatTheProductDid() {
    assertThat(verifications.of(open, true).differences()).isEmpty();
    assertThat(verifications.of(closed, true).differences()).isEmpty();
    assertThat(verifications.of(reviewed, true).differences()).isEmpty();
    assertThat(verifications.of(imported, true).differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trail      | 2  | update trail_entry set at = at + interval '1' second where issue = $open and seq = 2
          trail      | 2  | update trail_entry set actor = 'somebody' where issue = $open and seq = 2
          trail      | 1  | update trail_entry set unit = 'QH-XN' where issue = $open and seq = 1
          trail      | 2  | update trail_entry set act = 'migrated' where issue = $open and seq = 2
          trail      | 2  | update trail_entry set step = 'review' where issue = $open and seq = 2
          trail      | 2  | update trail_entry set outcome = 'signOff' where issue = $open and seq = 2
          trail      | 2  | update trail_entry set round = 7 where issue = $open and seq = 2
          trail      | 1  | update trail_entry set data = '{}' where issue = $open and seq = 1
          trail      | 1  | update trail_entry set data = 'no JSON' where issue = $open and seq = 1
          trail      | 2  | update trail_entry set hash = $zeros where issue = $open and seq = 2
          trail      | 3  | update trail_entry set seq = 500 where issue = $open and seq = 3
          trail      | 3  | delete from trail_entry where issue = $open and seq = 3
          trail      | 1  | delete from trail_entry where issue = $open
          trail      | 1  | delete from trail_entry where issue = $open; update issue set trail_seq = 0, trail_hash = $zeros where number = $open
          trail      | $n | delete from trail_entry where issue = $open and seq = $n
          trail      | $n | delete from trail_entry where issue = $open and seq = $n; update issue set trail_hash = (select hash from trail_entry where issue = $open and seq = $n - 1) where number = $open
          trail      | $m | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, $m, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | $n | update issue set trail_hash = $zeros where number = $open
          trail      | $l | update issue set trail_seq = trail_seq - 2 where number = $open
          trail      | 0  | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 0, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | -2147483648 | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 0 - 2147483648, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          trail      | $m | insert into trail_entry (issue, seq, at, actor, act, round, data, hash) select issue, 2147483647, at, actor, act, round, data, hash from trail_entry where issue = $open and seq = 2
          issue.status       |  | delete from trail_entry where issue = $closed and seq = (select trail_seq from issue where number = $closed); update issue set trail_seq = trail_seq - 1 where number = $closed; update issue set trail_hash = (select hash from trail_entry where issue = $closed and seq = trail_seq) where number = $closed
          issue.type         |  | update issue set type = 'look-back' where number = $open
          issue.typeVersion  |  | update issue set type_version = type_version + 1 where number = $open
          issue.title        |  | update issue set title = '另一件事' where number = $open
          issue.description  |  | update issue set description = '抽查 2 份' where number = $open
          issue.description  |  | update issue set description = null where number = $open
          issue.category     |  | update issue set category = '安全' where number = $open
          issue.severity     |  | update issue set severity = 'major' where number = $open
          issue.severity     |  | update issue set severity = 'grave' where number = $open
          issue.source       |  | update issue set source = 'audit' where number = $open
          issue.unit         |  | update issue set unit = 'QH-XN-DT' where number = $open
          issue.supervisor   |  | update issue set supervisor = 'QH-XN' where number = $open
          issue.location     |  | update issue set location = '大通' where number = $open
          issue.basis        |  | update issue set basis = null where number = $open
          issue.campaign     |  | update issue set campaign = '2026-B' where number = $open
          issue.parent       |  | update issue set parent = $closed where number = $open
          issue.remark       |  | update issue set remark = '已整改' where number = $open
          issue.openedAt     |  | update issue set opened_at = opened_at + interval '1' day where number = $open
          issue.openedBy     |  | update issue set opened_by = 'somebody' where number = $open
          issue.dueAt        |  | update issue set due_at = due_at + interval '1' day where number = $open
          issue.dueAt        |  | update issue set due_at = null where number = $open
          issue.status       |  | update issue set status = 'open' where number = $closed
          issue.resolution   |  | update issue set resolution = 'withdrawn' where number = $closed
          issue.counted      |  | update issue set counted = false where number = $closed
          issue.good         |  | update issue set good = false where number = $closed
          issue.closedAt     |  | update issue set closed_at = closed_at - interval '1' day where number = $closed
          issue.workingDays  |  | update issue set working_days = 0 - 1 where number = $closed
          issue.steps        |  | update issue set steps = ',rectify,' where number = $closed
          issue.round        |  | update issue set round = 1 where number = $open
          issue.number       |  | delete from task where issue = $child; delete from trail_entry where issue = $child; delete from issue where number = $child; update issue set revision = revision where number = $reviewed
          issue.relapses     |  | update issue set relapses = 1 where number = $open
          process            |  | update issue set process = null where number = $open
          process            |  | update issue set process = 'another' where number = $open
          process            |  | update issue set steps = ',review,' where number = $open
          process            |  | update issue set steps = 'x' where number = $open
          process            |  | update task set assignee = 'somebody' where issue = $open
          process            |  | delete from task where issue = $open
          process            |  | update task set candidate = 'QH-HB/rectifier' where issue = $open
          process            |  | insert into task (id, candidate, place, issue, token, type, type_version, step, due_at, round, created_at) select id, 'QH-HB/rectifier', 1, issue, token, type, type_version, step, due_at, round, created_at from task where issue = $open
          process            |  | insert into task (id, candidate, place, issue, token, type, type_version, step, due_at, round, created_at) select 'another', 'QH-HB/rectifier', 0, issue, token, type, type_version, step, due_at, round, created_at from task where issue = $open
          process            |  | update task set id = 'another' where issue = $open
          process            |  | update task set place = 1 where issue = $open
          process            |  | update task set excluded = ',dt-rectifier,' where issue = $open
          process            |  | update task set due_at = due_at + interval '1' day where issue = $open
          process            |  | update task set step = 'review' where issue = $open
          process            |  | update task set round = 7 where issue = $open
          process            |  | update task set type_version = type_version + 1 where issue = $open
          process            |  | update task set type = 'look-back' where issue = $open
          process            |  | update task set created_at = created_at - interval '1' day where issue = $open
          process            |  | update task set claimed_at = created_at where issue = $open
          process            |  | update task set excluded = '' where issue = $reviewed
          process            |  | update task set claimed_at = claimed_at - interval '1' day where issue = $reviewed
          process            |  | update task set issue = $open where issue = $reviewed
          state.completedBy  |  | update issue set state = replace(state, '"hz-rectifier"', '"somebody"') where number = $open
          state.outcome      |  | update issue set state = replace(state, '"outcome":"sendBack"', '"outcome":"signOff"') where number = $open
          state.policy       |  | update issue set state = replace(state, '"workdays":', '"workdays":9') where number = $open
          state.extra        |  | update issue set state = concat('{"extra":true,', substr(state, 2)) where number = $open
          state.fields       |  | update issue set state = replace(state, '"fields":{', '"fields":{"plan":"x",') where number = $open
          state.deadline     |  | update issue set state = replace(state, '"changes":[{', '"changes":[{"extra":true,') where number = $open
          state.deadline     |  | update issue set state = replace(state, '"changes":[{"at":"20', '"changes":[{"at":"19') where number = $open
          state.deadline     |  | update issue set state = replace(state, '"from":null', '"from":"2020-01-01T00:00:00Z"') where number = $open
          state.deadline     |  | update issue set state = replace(state, '"deadline":{', '"deadline":{"start":"2020-01-01T00:00:00Z",') where number = $open
          state.deadline     |  | update issue set state = replace(state, '"deadline":{', '"deadline":{"extra":1,') where number = $open
          state.completedBy  |  | update issue set state = 'no JSON' where number = $open
          state.completedBy  |  | update issue set state = '{}' where number = $open
          comment            |  | update issue_comment set text = '不必了' where issue = $open and text = '请抓紧'
          comment            |  | update issue_comment set author = 'hz-rectifier' where issue = $open and text = '请抓紧'
          comment            |  | update issue_comment set at = at - interval '1' day where issue = $open and text = '请抓紧'
          comment            |  | update issue_comment set id = 'another' where issue = $open and text = '请抓紧'
          comment            |  | update issue_comment set issue = $closed where issue = $open and text = '请抓紧'
          comment            |  | delete from issue_comment where issue = $open and text = '请抓紧'
          comment            |  | insert into issue_comment (issue, id, at, author, text) select issue, 'new', at, author, text from issue_comment where issue = $open and text = '请抓紧'
          comment            |  | insert into issue_comment (issue, id, at, author, text) select issue, 'new', timestamp with time zone '1960-01-01 00:00:00+00', author, text from issue_comment where issue = $open and text = '请抓紧'
          comment            |  | insert into issue_comment (issue, id, at, author, text) select issue, '', timestamp with time zone '1970-01-01 00:00:00+00', author, text from issue_comment where issue = $open and text = '请抓紧'
          submission         |  | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select 'new', issue, step, round, outcome, fields, evidence, 'somebody', timestamp with time zone '1960-01-01 00:00:00+00' from submission where issue = $open and step = 'review'
          submission         |  | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select '', issue, step, round, outcome, fields, evidence, 'somebody', timestamp with time zone '1970-01-01 00:00:00+00' from submission where issue = $open and step = 'review'
          submission         |  | update submission set step = 'review' where issue = $open and step = 'rectify'
          submission         |  | update submission set round = 2 where issue = $open and step = 'rectify'
          submission         |  | update submission set outcome = 'dispute' where issue = $open and step = 'rectify'
          submission         |  | update submission set fields = '{"measures":"全部补正"}' where issue = $open and step = 'rectify'
          submission         |  | update submission set fields = 'no JSON' where issue = $open and step = 'rectify'
          submission         |  | update submission set remark = null where issue = $open and step = 'rectify'
          submission         |  | update submission set evidence = '[]' where issue = $open and step = 'rectify'
          submission         |  | update submission set actor = 'somebody' where issue = $open and step = 'rectify'
          submission         |  | update submission set at = at + interval '1' hour where issue = $open and step = 'rectify'
          submission         |  | update submission set waited = 30 where issue = $open and step = 'rectify'
          submission         |  | update submission set late = true where issue = $open and step = 'rectify'
          submission         |  | update submission set worked = 30 where issue = $open and step = 'rectify'
          submission         |  | update submission set task = 'another' where issue = $open and step = 'rectify'
          submission         |  | update submission set issue = $closed where issue = $open and step = 'rectify'
          submission         |  | delete from submission where issue = $open and step = 'review'
          submission         |  | insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at) select 'new', issue, step, round, outcome, fields, evidence, actor, at from submission where issue = $open and step = 'review'
          submission         |  | update submission set duty = 'QH-HB/rectifier' where issue = $open and step = 'rectify'
          submission         |  | update submission set duty = 'QH/' where issue = $open and step = 'rectify'
          submission         |  | update submission set duty = replace(duty, '/rectifier', '/reviewer') where issue = $open and step = 'rectify'
          submission         |  | update submission set duty = null where issue = $open and step = 'rectify'
          evidence           |  | update evidence set name = '另一份.txt' where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set media_type = 'text/html' where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set size = size + 1 where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set sha256 = (select max(e.sha256) from evidence e where e.issue = $open and e.name = '清单.txt') where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set caption = null where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set uploaded_by = 'somebody' where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set uploaded_at = uploaded_at - interval '1' hour where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set taken_at = uploaded_at where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set latitude = 36.5 where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set longitude = 101.7 where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set width = 100 where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set height = 100 where issue = $open and name = '回证.txt'
          evidence           |  | update evidence set issue = $closed where issue = $open and name = '清单.txt'
          evidence           |  | delete from evidence where issue = $open and name = '清单.txt'
          evidence           |  | insert into evidence (id, issue, name, media_type, size, sha256, uploaded_by, uploaded_at) select 'new', issue, name, media_type, size, sha256, uploaded_by, uploaded_at from evidence where issue = $open and name = '清单.txt'
          citation           |  | update evidence_citation set step = 'review' where issue = $open
          citation           |  | update evidence_citation set sha256 = $zeros where issue = $open
          citation           |  | update evidence_citation set sha256 = null where issue = $open
          citation           |  | update evidence_citation set round = 2 where issue = $open
          citation           |  | update evidence_citation set task = 'another' where issue = $open
          citation           |  | update evidence_citation set evidence = (select max(e.id) from evidence e where e.issue = $open and e.name = '清单.txt') where issue = $open
          citation           |  | update evidence_citation set issue = $closed where issue = $open
          citation           |  | delete from evidence_citation where issue = $open
          citation           |  | insert into evidence_citation (evidence, issue, task, step, round) select (select max(e.id) from evidence e where e.issue = $open and e.name = '清单.txt'), issue, task, step, round from evidence_citation where issue = $open
          ledgerRow          |  | update ledger_row set issue = $open where issue = $imported
          ledgerRow          |  | update ledger_row set issue = $open where issue = $imported; update issue set revision = revision where number = $open
          ledgerRow          |  | update ledger_row set issue = $imported where issue <> $imported
          ledgerRow          |  | update ledger_row set fingerprint = $zeros where issue = $imported
          ledgerRow          |  | update ledger_row set found_on = date '2001-02-03' where issue = $imported
          ledgerRow          |  | delete from ledger_row where issue = $imported
          processFile        |  | update process_version set sha256 = $zeros where type = 'rectification'; update issue set revision = revision where number = $open
          decisionFile       |  | update decision_version set sha256 = $zeros where decision = 'deadline-policy'; update issue set revision = revision where number = $open
          """)
  void namesWhatWasTamperedWith(String what, String at, String sql) {
    int entries = verifications.of(open, false).entries();
    String number = subject(sql);
    Verification found =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  status.setRollbackOnly();
                  unguard();
                  for (String one : filledIn(sql, entries).split(";")) {
                    assertThat(jdbc.update(one)).as(one).isPositive();
                  }
                  return verifications.of(number, false);
                });

    assertThat(found.intact()).isFalse();
    // how it stood is told beside what it was
    Difference first =
        found.differences().stream()
            .filter(difference -> what.equals("past") || !difference.what().equals("past"))
            .findFirst()
            .orElseThrow();
    String named = first.what() + (first.what().matches("issue|state") ? "." + first.where() : "");
    assertThat(named).isEqualTo(what);
    if (at != null) {
      assertThat(found.brokenAt()).hasToString(filledIn(at, entries));
    }
    assertThat(verifications.of(number, false).intact()).isTrue();
  }

  /** The issue that is verified: the one named last. */
  private String subject(String sql) {
    return Map.of("$open", open, "$closed", closed, "$reviewed", reviewed, "$imported", imported)
        .entrySet()
        .stream()
        .max(Comparator.comparing(issue -> sql.lastIndexOf(issue.getKey())))
        .orElseThrow()
        .getValue();
  }

  private String filledIn(String text, int entries) {
    return text.replace("$open", "'" + open + "'")
        .replace("$closed", "'" + closed + "'")
        .replace("$reviewed", "'" + reviewed + "'")
        .replace("$child", "'" + child + "'")
        .replace("$imported", "'" + imported + "'")
        .replace("$zeros", "'" + "0".repeat(64) + "'")
        .replace("$n", Integer.toString(entries))
        .replace("$m", Integer.toString(entries + 1))
        .replace("$l", Integer.toString(entries - 1));
  }

  /** Disables the database's own protection, as its owner can. */
  private void unguard() {
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("alter table trail_entry disable trigger user");
    }
  }
}
