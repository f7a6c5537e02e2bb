package org.bihuan.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.evidence.inspection.PhotoDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of evidence. */
@Component
public class Evidences {

  private static final String COLUMNS =
      "id, issue, name, media_type, size, sha256, caption, uploaded_by, uploaded_at, taken_at,"
          + " latitude, longitude, width, height";

  private static final String READ = COLUMNS + ", voided_at, voided_by, void_reason";

  private final JdbcClient jdbc;

  Evidences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How much evidence an issue has.
   *
   * @param bytes of all files together
   */
  record Amount(int files, long bytes) {}

  Amount amount(String issue) {
    return jdbc.sql("select count(*), coalesce(sum(size), 0) from evidence where issue = ?")
        .param(issue)
        .query((row, n) -> new Amount(row.getInt(1), row.getLong(2)))
        .single();
  }

  void add(Evidence evidence) {
    PhotoDetails photo = evidence.photo();
    jdbc.sql(
            "insert into evidence ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            java.util.Arrays.asList(
                evidence.id(),
                evidence.issue(),
                evidence.name(),
                evidence.mediaType(),
                evidence.size(),
                evidence.sha256(),
                evidence.caption(),
                evidence.uploadedBy(),
                at(evidence.uploadedAt()),
                at(photo.takenAt()),
                photo.latitude(),
                photo.longitude(),
                photo.width(),
                photo.height()))
        .update();
  }

  Optional<Evidence> find(String id) {
    if (!isId(id)) {
      return Optional.empty();
    }
    return jdbc.sql("select " + READ + " from evidence where id = ?")
        .param(id)
        .query((row, n) -> read(row))
        .optional();
  }

  /**
   * An issue's evidence in the order it was added; the calling code has checked that the caller may
   * see the issue.
   */
  public List<Evidence> of(String issue) {
    return jdbc.sql("select " + READ + " from evidence where issue = ? order by uploaded_at, id")
        .param(issue)
        .query((row, n) -> read(row))
        .list();
  }

  /** Makes it void, unless it is already. */
  boolean makeVoid(String id, Evidence.Voided voided) {
    return jdbc.sql(
                "update evidence set voided_at = ?, voided_by = ?, void_reason = ?"
                    + " where id = ? and voided_at is null")
            .params(at(voided.at()), voided.by(), voided.reason(), id)
            .update()
        == 1;
  }

  /** Whether a text has the form of an id, so that no query is made for others. */
  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Evidence read(ResultSet row) throws SQLException {
    return new Evidence(
        row.getString("id"),
        row.getString("issue"),
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("caption"),
        row.getString("uploaded_by"),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
        new PhotoDetails(
            instant(row.getObject("taken_at", OffsetDateTime.class)),
            row.getObject("latitude", Double.class),
            row.getObject("longitude", Double.class),
            row.getObject("width", Integer.class),
            row.getObject("height", Integer.class)),
        voided(row));
  }

  private static Evidence.@Nullable Voided voided(ResultSet row) throws SQLException {
    Instant at = instant(row.getObject("voided_at", OffsetDateTime.class));
    return at == null
        ? null
        : new Evidence.Voided(at, row.getString("voided_by"), row.getString("void_reason"));
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
