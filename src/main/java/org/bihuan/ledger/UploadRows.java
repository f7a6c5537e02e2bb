package org.bihuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of uploaded ledgers; every statement has the owner as a condition. */
@Repository
class UploadRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;

  UploadRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An upload with its bytes. */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(LedgerUpload upload, byte[] content) {}

  /** Stores an upload, replacing this person's earlier one. */
  @Transactional
  public void keep(String username, LedgerUpload upload, byte[] content) {
    jdbc.sql("delete from ledger_upload where uploaded_by = ?").param(username).update();
    jdbc.sql(
            "insert into ledger_upload (uploaded_by, id, name, type, campaign, uploaded_at, content)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .param(username)
        .param(upload.id())
        .param(upload.name())
        .param(upload.type())
        .param(upload.campaign())
        .param(Timestamp.from(upload.uploadedAt()))
        .param(content)
        .update();
  }

  Optional<Kept> find(String username, String id) {
    return jdbc.sql(
            "select id, name, type, campaign, uploaded_at, content, outcome, choices from ledger_upload"
                + " where uploaded_by = ? and id = ?")
        .params(username, id)
        .query((row, n) -> kept(row))
        .optional();
  }

  void done(String username, String id, LedgerOutcome outcome) {
    try {
      jdbc.sql("update ledger_upload set outcome = ? where uploaded_by = ? and id = ?")
          .params(JSON.writeValueAsString(outcome), username, id)
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  void choose(String username, String id, LedgerChoices choices) {
    try {
      jdbc.sql(
              "update ledger_upload set choices = ?"
                  + " where uploaded_by = ? and id = ? and outcome is null")
          .params(JSON.writeValueAsString(choices), username, id)
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  void forgetAll(Instant before) {
    jdbc.sql("delete from ledger_upload where uploaded_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        new LedgerUpload(
            row.getString("id"),
            row.getString("name"),
            row.getString("type"),
            row.getString("campaign"),
            row.getTimestamp("uploaded_at").toInstant(),
            outcome(row.getString("outcome")),
            choices(row.getString("choices"))),
        row.getBytes("content"));
  }

  private static LedgerChoices choices(@Nullable String json) {
    try {
      return json == null ? LedgerChoices.NONE : JSON.readValue(json, LedgerChoices.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable LedgerOutcome outcome(@Nullable String json) {
    try {
      return json == null ? null : JSON.readValue(json, LedgerOutcome.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
