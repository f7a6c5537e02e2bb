package org.bihuan.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.document.StoredDocument.Pdf;
import org.bihuan.process.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The documents of issues, their contents by hash, and the series of their numbers. */
@Repository
class Documents {

  private static final String SELECT =
      "select id, issue, name, edition, number, sha256, size, template, made_at, pdf, pdf_size"
          + " from document where ";

  private static final int MOST_FAILURES = 3;
  private static final int AT_ONCE = 20;

  private final JdbcTemplate jdbc;

  Documents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An issue's documents in the order they were made; the calling code has checked that the caller
   * may see the issue.
   */
  List<StoredDocument> of(String issue) {
    return jdbc.query(SELECT + "issue = ? order by made_at, id", (row, n) -> read(row), issue);
  }

  Optional<StoredDocument> find(String id) {
    return jdbc.query(SELECT + "id = ?", (row, n) -> read(row), id).stream().findFirst();
  }

  /** The number of the next edition of this name. */
  int nextEdition(String issue, String name) {
    Integer last =
        jdbc.queryForObject(
            "select max(edition) from document where issue = ? and name = ?",
            Integer.class,
            issue,
            name);
    return last == null ? 1 : last + 1;
  }

  /** Takes the next number of a series; nobody else takes one until this transaction has ended. */
  long take(String series) {
    if (jdbc.update("update document_series set last = last + 1 where series = ?", series) == 0) {
      jdbc.update("insert into document_series (series, last) values (?, 1)", series);
      return 1;
    }
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select last from document_series where series = ?", Long.class, series));
  }

  void add(StoredDocument document) {
    jdbc.update(
        "insert into document (id, issue, name, edition, number, sha256, size, template, made_at)"
            + " values (?,?,?,?,?,?,?,?,?)",
        document.id(),
        document.issue(),
        document.name(),
        document.edition(),
        document.number(),
        document.sha256(),
        document.size(),
        document.template(),
        Timestamp.from(document.madeAt()));
  }

  /** The oldest of which there is no PDF, as far as one is still to be tried. */
  List<StoredDocument> withoutPdf() {
    return jdbc.query(
        SELECT + "pdf is null and pdf_failures < ? order by made_at, id limit ?",
        (row, n) -> read(row),
        MOST_FAILURES,
        AT_ONCE);
  }

  /**
   * Keeps the PDF of a document.
   *
   * @return its hash; empty where there is one already
   */
  Optional<String> addPdf(String id, byte[] content) {
    String sha256 = keep(content);
    boolean added =
        jdbc.update(
                "update document set pdf = ?, pdf_size = ? where id = ? and pdf is null",
                sha256,
                content.length,
                id)
            > 0;
    return added ? Optional.of(sha256) : Optional.empty();
  }

  void pdfFailed(String id) {
    jdbc.update("update document set pdf_failures = pdf_failures + 1 where id = ?", id);
  }

  /**
   * Keeps bytes under their hash.
   *
   * @return the hash
   */
  String keep(byte[] content) {
    String sha256 = Sha256.of(content);
    boolean known =
        !jdbc.queryForList("select 1 from document_content where sha256 = ?", Integer.class, sha256)
            .isEmpty();
    if (!known) {
      jdbc.update("insert into document_content (sha256, content) values (?,?)", sha256, content);
    }
    return sha256;
  }

  Optional<byte[]> content(String sha256) {
    return jdbc
        .query(
            "select content from document_content where sha256 = ?",
            (row, n) -> row.getBytes("content"),
            sha256)
        .stream()
        .findFirst();
  }

  private static StoredDocument read(ResultSet row) throws SQLException {
    String pdf = row.getString("pdf");
    return new StoredDocument(
        row.getString("id"),
        row.getString("issue"),
        row.getString("name"),
        row.getInt("edition"),
        row.getString("number"),
        row.getString("sha256"),
        row.getLong("size"),
        row.getString("template"),
        row.getTimestamp("made_at").toInstant(),
        pdf == null ? null : new Pdf(pdf, row.getLong("pdf_size")));
  }
}
