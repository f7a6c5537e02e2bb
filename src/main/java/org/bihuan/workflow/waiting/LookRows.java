package org.bihuan.workflow.waiting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.background.Attempts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code child_look}: issues whose waiting processes are to be looked at. */
@Repository
class LookRows {

  private static final int MOST = 100;

  private final JdbcTemplate jdbc;

  LookRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(Collection<String> issues, Instant now) {
    jdbc.batchUpdate(
        "insert into child_look (issue, not_before) values (?, ?)",
        issues.stream().map(issue -> new Object[] {issue, Timestamp.from(now)}).toList());
  }

  /** The issues that may be looked at now, each once, the longest waiting first. */
  List<String> due(Instant now) {
    return jdbc.queryForList(
        "select issue from child_look where not_before <= ? and failures < ?"
            + " group by issue order by min(id) limit "
            + MOST,
        String.class,
        Timestamp.from(now),
        Attempts.MOST);
  }

  /**
   * Takes away what there is for an issue; what comes meanwhile stays for the next look.
   *
   * @return whether there was anything: of several nodes, one finds it
   */
  boolean remove(String issue) {
    return jdbc.update("delete from child_look where issue = ?", issue) > 0;
  }

  /**
   * @param at the element that could not go on; null where it was another's fault
   */
  void failed(String issue, @Nullable ProcessElement at, String cause, Instant now) {
    jdbc.update(
        "update child_look set failures = failures + 1, cause = ?, failed_at = ?, not_before = ?,"
            + " process = ?, version = ?, element = ? where issue = ?",
        Attempts.shortened(cause),
        Timestamp.from(now),
        Timestamp.from(now.plus(Attempts.PAUSE)),
        at == null ? null : at.process(),
        at == null ? null : at.version(),
        at == null ? null : at.element(),
        issue);
  }
}
