package org.bihuan.proof;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The signed roots and the keys that signed them. */
@Component
public class Roots {

  private static final String ROOT =
      "select r.on_day, s.installation, r.size, r.root, r.signed_at, r.key_id, r.signature,"
          + " r.from_size, r.consistency from proof_root r, proof_state s where s.id = 1";

  private static final String KEY =
      "select number, key_id, public_key, begun_at, signature from proof_key";

  private final JdbcTemplate jdbc;

  Roots(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The name under which this installation signs; empty before the first root. */
  String installation() {
    String name =
        jdbc.queryForObject("select installation from proof_state where id = 1", String.class);
    return name == null ? "" : name;
  }

  /** Names the installation, once. */
  void name(String installation) {
    jdbc.update(
        "update proof_state set installation = ? where id = 1 and installation = ''", installation);
  }

  void add(SignedRoot root) {
    jdbc.update(
        "insert into proof_root (on_day, size, root, signed_at, key_id, signature, from_size,"
            + " consistency) values (?, ?, ?, ?, ?, ?, ?, ?)",
        Date.valueOf(root.day()),
        root.size(),
        root.root(),
        Timestamp.from(root.time()),
        root.keyId(),
        root.signature(),
        root.fromSize(),
        String.join(" ", root.consistency()));
  }

  Optional<SignedRoot> newest() {
    return before(null, 1).stream().findFirst();
  }

  /** The root signed last before this day. */
  Optional<SignedRoot> before(LocalDate day) {
    return before(day, 1).stream().findFirst();
  }

  /** The newest roots before a day; null for the newest of all. Newest first. */
  List<SignedRoot> before(@Nullable LocalDate day, int most) {
    String order = " order by r.on_day desc limit ?";
    return day == null
        ? jdbc.query(ROOT + order, Roots::root, most)
        : jdbc.query(ROOT + " and r.on_day < ?" + order, Roots::root, Date.valueOf(day), most);
  }

  /**
   * One page, newest first.
   *
   * @param after the page's key; null for the first page
   * @throws org.bihuan.http.Problem 400 where it is no key of a page
   */
  public Page<SignedRoot> page(@Nullable String after, int limit) {
    LocalDate day = after == null ? null : day(Keyset.decode(after, 1).get(0));
    List<SignedRoot> more = before(day, limit + 1);
    List<SignedRoot> shown = more.subList(0, Math.min(limit, more.size()));
    return new Page<>(
        shown,
        more.size() > limit ? Keyset.encode(shown.get(limit - 1).day().toString()) : null,
        null);
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() < 1 || day.getYear() > 9999) {
        throw Keyset.refused();
      }
      return day;
    } catch (DateTimeException e) {
      throw Keyset.refused();
    }
  }

  /** All keys, the first one first: there are few. */
  public List<PublishedKey> keys() {
    return jdbc.query(KEY + " order by number", Roots::key);
  }

  Optional<PublishedKey> key(String keyId) {
    return jdbc.query(KEY + " where key_id = ?", Roots::key, keyId).stream().findFirst();
  }

  /** Whether its signature is that of the key it names. */
  boolean isSigned(SignedRoot root) {
    return key(root.keyId()).filter(root::isSignedBy).isPresent();
  }

  void add(PublishedKey key) {
    jdbc.update(
        "insert into proof_key (number, key_id, public_key, begun_at, signature)"
            + " values (?, ?, ?, ?, ?)",
        key.number(),
        key.keyId(),
        key.publicKey(),
        Timestamp.from(key.begunAt()),
        key.signature());
  }

  private static PublishedKey key(ResultSet row, int n) throws SQLException {
    return new PublishedKey(
        row.getInt("number"),
        row.getString("key_id"),
        row.getString("public_key"),
        row.getTimestamp("begun_at").toInstant(),
        row.getString("signature"));
  }

  private static SignedRoot root(ResultSet row, int n) throws SQLException {
    String proof = row.getString("consistency");
    return new SignedRoot(
        row.getDate("on_day").toLocalDate(),
        row.getString("installation"),
        row.getLong("size"),
        row.getString("root"),
        row.getTimestamp("signed_at").toInstant(),
        row.getString("key_id"),
        row.getString("signature"),
        row.getLong("from_size"),
        List.of(StringUtils.tokenizeToStringArray(proof, " ")));
  }
}
