package org.bihuan.register;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.StorableText;
import org.bihuan.http.search.FoldedText;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of entries. */
@Component
class EntryRows {

  private static final String SELECT =
      "select e.register, e.entry, e.version, e.title, e.content, e.valid_from, e.valid_to,"
          + " e.changed_at, e.changed_by from register_entry e where e.register = ?";

  /** The newest version of each entry. */
  private static final String NEWEST =
      " and not exists (select 1 from register_entry n where n.register = e.register"
          + " and n.entry = e.entry and n.version > e.version";

  /** The version that holds on a day, three times given. */
  private static final String IN_FORCE =
      " and (e.valid_from is null or e.valid_from <= ?)"
          + " and (e.valid_to is null or e.valid_to >= ?)"
          + NEWEST
          + " and (n.valid_from is null or n.valid_from <= ?))";

  private static final int LONGEST_SEARCH = 4000;

  /** How many keys one statement asks for. */
  private static final int CHUNK = 500;

  private final JdbcTemplate jdbc;

  EntryRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which entries to list.
   *
   * @param text words that must all be found in an entry; empty for all
   * @param on the day on which they hold; null for the newest version of all
   * @param after the key of the entry before the first
   */
  record Wanted(String register, String text, @Nullable LocalDate on, String after, int most) {}

  List<Entry> list(Wanted wanted) {
    StringBuilder sql = new StringBuilder(SELECT).append(" and e.entry > ?");
    List<Object> parameters = new ArrayList<>(List.of(wanted.register(), wanted.after()));
    conditions(wanted, sql, parameters);
    sql.append(" order by e.entry limit ").append(wanted.most());
    return jdbc.query(sql.toString(), EntryRows::entry, parameters.toArray());
  }

  long count(Wanted wanted) {
    StringBuilder sql =
        new StringBuilder("select count(*) from register_entry e where e.register = ?");
    List<Object> parameters = new ArrayList<>(List.of(wanted.register()));
    conditions(wanted, sql, parameters);
    Long count = jdbc.queryForObject(sql.toString(), Long.class, parameters.toArray());
    return count == null ? 0 : count;
  }

  private static void conditions(Wanted wanted, StringBuilder sql, List<Object> parameters) {
    for (String word : FoldedText.words(wanted.text())) {
      sql.append(" and e.search like ? escape '!'");
      parameters.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
    if (wanted.on() == null) {
      sql.append(NEWEST).append(")");
    } else {
      sql.append(IN_FORCE);
      Date day = Date.valueOf(wanted.on());
      parameters.addAll(List.of(day, day, day));
    }
  }

  Optional<Entry> newest(String register, String key) {
    return jdbc
        .query(
            SELECT + " and e.entry = ? order by e.version desc limit 1",
            EntryRows::entry,
            register,
            key)
        .stream()
        .findFirst();
  }

  /** The newest versions of the entries with these keys, as far as they are there, by key. */
  Map<String, Entry> newest(String register, Collection<@Nullable String> keys) {
    Map<String, Entry> found = new HashMap<>();
    List<String> all =
        keys.stream().flatMap(Stream::ofNullable).filter(StorableText::is).distinct().toList();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
      List<Object> parameters = new ArrayList<>(List.of(register));
      parameters.addAll(some);
      jdbc.query(
              SELECT + " and e.entry in (" + "?, ".repeat(some.size() - 1) + "?)" + NEWEST + ")",
              EntryRows::entry,
              parameters.toArray())
          .forEach(entry -> found.put(entry.key(), entry));
    }
    return found;
  }

  Optional<Entry> on(String register, String key, LocalDate day) {
    Date date = Date.valueOf(day);
    return jdbc
        .query(
            SELECT + " and e.entry = ?" + IN_FORCE,
            EntryRows::entry,
            register,
            key,
            date,
            date,
            date)
        .stream()
        .findFirst();
  }

  /** The versions of an entry below a number, newest first. */
  List<Entry> versions(String register, String key, int below, int most) {
    return jdbc.query(
        SELECT + " and e.entry = ? and e.version < ? order by e.version desc limit " + most,
        EntryRows::entry,
        register,
        key,
        below);
  }

  void add(List<Entry> entries) {
    jdbc.batchUpdate(
        "insert into register_entry (register, entry, version, title, content, search,"
            + " valid_from, valid_to, changed_at, changed_by) values (?,?,?,?,?,?,?,?,?,?)",
        entries.stream().map(EntryRows::row).toList());
  }

  private static Object[] row(Entry entry) {
    return new @Nullable Object[] {
      entry.register(),
      entry.key(),
      entry.version(),
      entry.title(),
      entry.content(),
      search(entry),
      entry.from() == null ? null : Date.valueOf(entry.from()),
      entry.to() == null ? null : Date.valueOf(entry.to()),
      Timestamp.from(entry.changedAt()),
      entry.changedBy()
    };
  }

  private static String search(Entry entry) {
    StringBuilder text = new StringBuilder(entry.key()).append('\n').append(entry.title());
    entry.fields().values().stream()
        .filter(String.class::isInstance)
        .forEach(value -> text.append('\n').append(value));
    String folded = FoldedText.of(text.toString());
    return folded.length() > LONGEST_SEARCH ? folded.substring(0, LONGEST_SEARCH) : folded;
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getString("register"),
        row.getString("entry"),
        row.getInt("version"),
        row.getString("title"),
        Canonical.map(Canonical.read(row.getString("content"))),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by"));
  }
}
