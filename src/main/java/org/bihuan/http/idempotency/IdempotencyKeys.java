package org.bihuan.http.idempotency;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys and the responses stored under them. */
@Component
class IdempotencyKeys {

  /** A response as it was sent. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(
      int status,
      @Nullable String contentType,
      @Nullable String location,
      @Nullable String etag,
      byte[] body) {}

  /** A stored response and the request it belongs to. */
  record Kept(String requestHash, Instant createdAt, Answer answer) {}

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Inserts the key.
   *
   * @throws org.springframework.dao.DuplicateKeyException where it exists already; the transaction
   *     is then unusable
   */
  void take(String caller, String key, String requestHash, Instant now) {
    jdbc.sql(
            "insert into idempotency_key (caller, id, request_hash, created_at) values (?, ?, ?, ?)")
        .params(caller, key, requestHash, Timestamp.from(now))
        .update();
  }

  void keep(String caller, String key, Answer answer) {
    jdbc.sql(
            "update idempotency_key set status = ?, content_type = ?, location = ?, etag = ?,"
                + " body = ? where caller = ? and id = ?")
        .param(answer.status())
        .param(answer.contentType())
        .param(answer.location())
        .param(answer.etag())
        .param(answer.body())
        .param(caller)
        .param(key)
        .update();
  }

  Optional<Kept> find(String caller, String key) {
    return jdbc.sql(
            "select request_hash, created_at, status, content_type, location, etag, body"
                + " from idempotency_key where caller = ? and id = ? and status is not null")
        .params(caller, key)
        .query(
            (row, n) ->
                new Kept(
                    row.getString("request_hash"),
                    row.getTimestamp("created_at").toInstant(),
                    new Answer(
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getBytes("body"))))
        .optional();
  }

  /** Deletes this key if it was inserted before that time. */
  void forget(String caller, String key, Instant before) {
    jdbc.sql("delete from idempotency_key where caller = ? and id = ? and created_at < ?")
        .params(caller, key, Timestamp.from(before))
        .update();
  }

  int forgetAll(Instant before) {
    return jdbc.sql("delete from idempotency_key where created_at < ?")
        .param(Timestamp.from(before))
        .update();
  }
}
