package org.bihuan.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which bytes are, or are about to be, in the store. The claim is committed before the bytes are
 * written and evidence refers to it by foreign key, so the database decides every race between an
 * upload and the sweep, whatever the store and however many nodes there are.
 */
@Component
class Contents {

  private final JdbcClient jdbc;

  Contents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Says that these bytes are needed from now on. Waits for a sweep that is removing the same
   * bytes; must run outside a transaction, so that it is seen at once.
   */
  void claim(String sha256, Instant now) {
    if (!renew(sha256, now) && !insert(sha256, now)) {
      renew(sha256, now);
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
   * Gives up the bytes, if still nobody needs them; whoever claims them meanwhile waits for the
   * running transaction.
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

  private boolean renew(String sha256, Instant now) {
    return jdbc.sql("update evidence_content set claimed_at = ? where sha256 = ?")
            .param(now.atOffset(ZoneOffset.UTC))
            .param(sha256)
            .update()
        == 1;
  }

  private boolean insert(String sha256, Instant now) {
    try {
      jdbc.sql("insert into evidence_content (sha256, claimed_at) values (?, ?)")
          .param(sha256)
          .param(now.atOffset(ZoneOffset.UTC))
          .update();
      return true;
    } catch (DuplicateKeyException somebodyElse) {
      return false;
    }
  }
}
