package org.bihuan.workflow.printing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.StoredValues;
import org.bihuan.workflow.printing.RequestedDocument.Numbering;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code requested_document}. */
@Repository
class RequestedDocumentRows {

  private static final int MOST = 20;

  private final JdbcTemplate jdbc;

  RequestedDocumentRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param content as JSON
   */
  void add(RequestedDocument wanted, String content, Instant now) {
    Numbering number = wanted.number();
    jdbc.update(
        "insert into requested_document (issue, process, version, element, name, before_number,"
            + " after_number, template, content, not_before) values (?,?,?,?,?,?,?,?,?,?)",
        wanted.issue(),
        wanted.source().process(),
        wanted.source().version(),
        wanted.source().element(),
        wanted.name(),
        number == null ? null : number.before(),
        number == null ? null : number.after(),
        wanted.template(),
        content,
        Timestamp.from(now));
  }

  /** The next ones that may be made now, oldest first. */
  List<RequestedDocument> due(Instant now) {
    return jdbc.query(
        "select id, issue, process, version, element, name, before_number, after_number, template,"
            + " content from requested_document where not_before <= ? and failures < ?"
            + " order by id limit "
            + MOST,
        (row, n) -> read(row),
        Timestamp.from(now),
        Attempts.MOST);
  }

  private static RequestedDocument read(ResultSet row) throws SQLException {
    String before = row.getString("before_number");
    String after = row.getString("after_number");
    return new RequestedDocument(
        row.getLong("id"),
        row.getString("issue"),
        new ProcessElement(
            row.getString("process"), row.getInt("version"), row.getString("element")),
        row.getString("name"),
        before == null ? null : new Numbering(before, after == null ? "" : after),
        row.getString("template"),
        StoredValues.read(row.getString("content")));
  }

  /** Whether it was still there: of several nodes, one removes it. */
  boolean remove(long id) {
    return jdbc.update("delete from requested_document where id = ?", id) == 1;
  }

  void failed(long id, String cause, Instant now) {
    jdbc.update(
        "update requested_document set failures = failures + 1, cause = ?, failed_at = ?,"
            + " not_before = ? where id = ?",
        Attempts.shortened(cause),
        Timestamp.from(now),
        Timestamp.from(now.plus(Attempts.PAUSE)),
        id);
  }
}
