package org.bihuan.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which bytes are, or are about to be, in the store. The claim is committed before the bytes are
 * written and evidence refers to it by foreign key, so the database decides every race between an
 * upload and the sweep, whatever the store and however many nodes there are.
 */
@Component
class Contents {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Contents(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NEVER);
  }

  /**
   * Claims these bytes, and commits that at once; therefore it is refused within a transaction,
   * which would need a second connection. Waits for a sweep that is removing the same bytes. A
   * claim that renews another one always has a later time.
   */
  void claim(String sha256, Instant now) {
    Instant later = now.plusMillis(1);
    if (!renewed(sha256, later) && !inserted(sha256, now) && !renewed(sha256, later)) {
      inserted(sha256, now);
    }
  }

  /** Bytes claimed before this instant that no evidence needs, at most 1,000. */
  List<String> orphans(Instant before) {
    return jdbc.sql(
            """
            select c.sha256 from evidence_content c
            where c.claimed_at < ?
              and not exists (select 1 from evidence e where e.sha256 = c.sha256)
            order by c.claimed_at fetch first 1000 rows only
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }

  /**
   * Deletes the claim, if no evidence needs the bytes; a new claim on them waits for the running
   * transaction.
   */
  boolean giveUp(String sha256, Instant before) {
    return jdbc.sql(
                """
                delete from evidence_content
                where sha256 = ? and claimed_at < ?
                  and not exists
                    (select 1 from evidence e where e.sha256 = evidence_content.sha256)
                """)
            .param(sha256)
            .param(before.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private boolean renewed(String sha256, Instant now) {
    Integer rows =
        transaction.execute(
            status ->
                jdbc.sql("update evidence_content set claimed_at = ? where sha256 = ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .param(sha256)
                    .update());
    return rows != null && rows == 1;
  }

  private boolean inserted(String sha256, Instant now) {
    try {
      transaction.executeWithoutResult(
          status ->
              jdbc.sql("insert into evidence_content (sha256, claimed_at) values (?, ?)")
                  .param(sha256)
                  .param(now.atOffset(ZoneOffset.UTC))
                  .update());
      return true;
    } catch (DuplicateKeyException somebodyElse) {
      return false;
    }
  }
}
