package org.bihuan.doubt.habit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bihuan.evidence.EvidenceOpened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes when somebody first opened a file that another handed in: one row each, whatever they open
 * afterwards. A failure is nobody's trouble but the note's.
 */
@Component
class OpenedEvidence {

  private static final Logger LOG = LoggerFactory.getLogger(OpenedEvidence.class);

  private final JdbcTemplate jdbc;
  private final Clock clock;

  /** What this node has noted lately; nothing is asked again for these. */
  private final Cache<EvidenceOpened, Boolean> noted =
      Caffeine.newBuilder().maximumSize(20_000).build();

  OpenedEvidence(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  void note(EvidenceOpened opened) {
    if (opened.username().equals(opened.uploadedBy()) || noted.getIfPresent(opened) != null) {
      return;
    }
    try {
      int unused =
          jdbc.update(
              "insert into doubt_opened (evidence, username, at) select cast(? as varchar(36)),"
                  + " cast(? as varchar(64)), cast(? as timestamp with time zone)"
                  + " where not exists (select 1 from doubt_opened"
                  + " where evidence = ? and username = ?)",
              opened.evidence(),
              opened.username(),
              Timestamp.from(clock.instant()),
              opened.evidence(),
              opened.username());
      noted.put(opened, true);
    } catch (DataAccessException e) {
      LOG.debug("It is not noted that a file was opened: {}", e.getMessage());
    }
  }

  /** Whether this person had opened any of them by then. */
  boolean any(String username, List<String> evidence, Instant by) {
    List<Object> parameters = new ArrayList<>(evidence);
    parameters.add(username);
    parameters.add(Timestamp.from(by));
    Long opened =
        jdbc.queryForObject(
            "select count(*) from doubt_opened where evidence in ("
                + String.join(",", Collections.nCopies(evidence.size(), "?"))
                + ") and username = ? and at <= ?",
            Long.class,
            parameters.toArray());
    return opened != null && opened > 0;
  }

  /** Since when it is noted; null: it is not known. */
  @Nullable Instant since() {
    return jdbc
        .queryForList("select opened_since from doubt_state where id = 1", Timestamp.class)
        .stream()
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(Timestamp::toInstant)
        .orElse(null);
  }
}
