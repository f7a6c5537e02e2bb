package org.bihuan.issue.verification;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.JdbcTrail;
import org.bihuan.issue.JdbcTrail.Stored;
import org.bihuan.issue.facts.UnknownStoredCode;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Verification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifies issues: the chain of the trail, and every record that the trail describes. */
@Component
public class Verifications {

  private static final int BATCH = 200;

  /**
   * How often to compare without a lock: where the revision has grown meanwhile, the comparison is
   * repeated.
   */
  private static final int ATTEMPTS = 3;

  private final JdbcTemplate jdbc;
  private final JdbcTrail trail;
  private final Issues issues;
  private final List<RecordCheck> checks;
  private final PastCheck past;
  private final TransactionTemplate transaction;

  Verifications(
      JdbcTemplate jdbc,
      JdbcTrail trail,
      Issues issues,
      List<RecordCheck> checks,
      PastCheck past,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.issues = issues;
    this.checks = checks;
    this.past = past;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record Head(int seq, String hash, long revision) {}

  /**
   * Verifies one issue, as it was at one moment.
   *
   * @param bytes whether stored files are read as well
   * @throws Problem 404 where there is no such issue
   */
  public Verification of(String number, boolean bytes) {
    return of(number, bytes, checks);
  }

  /**
   * The same of its trail, and of what figures count, alone.
   *
   * @throws Problem 404 where there is no such issue
   */
  public Verification ofFigures(String number) {
    return of(number, false, List.of(past));
  }

  private Verification of(String number, boolean bytes, List<RecordCheck> by) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Head head = head(number, "");
      Verification found = compare(number, head, bytes, by);
      if (found.intact() || head.equals(head(number, ""))) {
        return found;
      }
    }
    return transaction.execute(
        status ->
            compare(
                number,
                head(number, " for update"),
                bytes,
                by)); // under a lock, so that nothing changes meanwhile
  }

  private Head head(String number, String lock) {
    return jdbc
        .query(
            "select trail_seq, trail_hash, revision from issue where number = ?" + lock,
            (row, n) -> new Head(row.getInt(1), row.getString(2), row.getLong(3)),
            number)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("issue", number));
  }

  private Verification compare(String number, Head head, boolean bytes, List<RecordCheck> by) {
    Issue issue;
    try {
      issue = issues.find(number).orElseThrow(() -> Problem.notFound("issue", number));
    } catch (UnknownStoredCode tampered) {
      return new Verification(
          head.seq(),
          List.of(new Difference("issue", tampered.part(), Difference.Fault.CHANGED, null)));
    }
    List<RecordCheck.Comparison> comparisons =
        by.stream().map(check -> check.begin(issue, bytes)).toList();
    Chain chain = new Chain(number);
    long next = Integer.MIN_VALUE; // lower than any number an entry may have, even a forged one
    while (next <= Integer.MAX_VALUE) {
      List<Stored> batch = trail.storedFrom(number, (int) next, BATCH);
      for (Stored stored : batch) {
        chain.add(stored.entry(), stored.data());
        comparisons.forEach(comparison -> comparison.entry(stored.entry()));
      }
      next = batch.isEmpty() ? Long.MAX_VALUE : batch.get(batch.size() - 1).entry().seq() + 1L;
    }
    List<Difference> differences = new ArrayList<>(chain.end(head.seq(), head.hash()));
    comparisons.forEach(comparison -> differences.addAll(comparison.differences()));
    return new Verification(chain.entries(), differences);
  }
}
