package org.bihuan.doubt.photo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The files that are compared. */
@Repository
class FileRows {

  private static final String READ =
      "select id, evidence, issue, name, unit, uploader, at, sha256, hash_a, hash_b, hash_c, hash_d,"
          + " camera, taken_at, cited_round from doubt_file where ";

  private final JdbcTemplate jdbc;

  FileRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(Collection<KeptFile> files) {
    jdbc.batchUpdate(
        "insert into doubt_file (evidence, issue, name, unit, uploader, at, sha256, hash_a, hash_b,"
            + " hash_c, hash_d, camera, taken_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        files.stream()
            .map(
                file ->
                    new @Nullable Object[] {
                      file.evidence(),
                      file.issue(),
                      file.name(),
                      file.unit(),
                      file.uploader(),
                      Timestamp.from(file.at()),
                      file.sha256(),
                      file.hash() == null ? null : file.hash().a(),
                      file.hash() == null ? null : file.hash().b(),
                      file.hash() == null ? null : file.hash().c(),
                      file.hash() == null ? null : file.hash().d(),
                      file.camera(),
                      file.takenAt() == null ? null : Timestamp.from(file.takenAt())
                    })
            .toList());
  }

  /** That the responsible unit relied on these in a round, unless it had before. */
  void cited(Collection<String> evidence, int round) {
    jdbc.batchUpdate(
        "update doubt_file set cited_round = ? where evidence = ? and cited_round is null",
        evidence.stream().map(id -> new Object[] {round, id}).toList());
  }

  List<KeptFile> ofIssue(String issue) {
    return jdbc.query(READ + "issue = ? order by id", (row, n) -> read(row), issue);
  }

  /** The newest with these bytes. */
  List<KeptFile> sameBytes(String sha256, int most) {
    return jdbc.query(
        READ + "sha256 = ? order by id desc limit ?", (row, n) -> read(row), sha256, most);
  }

  /** The newest by this camera on which another unit relied. */
  List<KeptFile> otherUnitsByCamera(String camera, String unit, int most) {
    return jdbc.query(
        READ + "camera = ? and unit <> ? and cited_round is not null order by id desc limit ?",
        (row, n) -> read(row),
        camera,
        unit,
        most);
  }

  List<KeptFile> byId(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.query(
            READ + "id in (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")",
            (row, n) -> read(row),
            ids.toArray());
  }

  /** A hash that is stored. */
  record Hashed(long id, PdqHash hash) {}

  /** Those after an id that have a hash, in order. */
  List<Hashed> hashedAfter(long id, int most) {
    List<Hashed> hashed = new ArrayList<>();
    jdbc.query(
        "select id, hash_a, hash_b, hash_c, hash_d from doubt_file"
            + " where id > ? and hash_a is not null order by id limit ?",
        row -> {
          hashed.add(new Hashed(row.getLong("id"), hash(row)));
        },
        id,
        most);
    return hashed;
  }

  private static PdqHash hash(ResultSet row) throws SQLException {
    return new PdqHash(
        row.getLong("hash_a"), row.getLong("hash_b"), row.getLong("hash_c"), row.getLong("hash_d"));
  }

  private static KeptFile read(ResultSet row) throws SQLException {
    boolean hashed = row.getObject("hash_a") != null;
    return new KeptFile(
        row.getLong("id"),
        row.getString("evidence"),
        row.getString("issue"),
        row.getString("name"),
        row.getString("unit"),
        row.getString("uploader"),
        row.getTimestamp("at").toInstant(),
        row.getString("sha256"),
        hashed ? hash(row) : null,
        row.getString("camera"),
        instant(row.getTimestamp("taken_at")),
        row.getObject("cited_round", Integer.class));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
