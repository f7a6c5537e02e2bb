package org.bihuan.doubt.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.doubt.Place;
import org.bihuan.similarity.ComparableText;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The texts that were handed in, and the bands by which those are found that are alike. */
@Repository
class TextRows {

  /** Of the texts that share one band, the newest are looked at. */
  private static final int A_BAND = 20;

  /** So many of those that share the most bands are compared. */
  private static final int COMPARED = 40;

  private static final String ALIKE =
      "select text from ("
          + String.join(
              " union all ",
              Collections.nCopies(
                  MinHash.BANDS,
                  "(select b.text from doubt_band b where b.hash = ? order by b.text desc"
                      + " fetch first "
                      + A_BAND
                      + " rows only)"))
          + ") found";

  private final JdbcTemplate jdbc;

  TextRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that share the most bands with this text. */
  List<KeptText> alike(long[] bands) {
    Map<Long, Integer> shared = new LinkedHashMap<>();
    jdbc.query(
        ALIKE,
        row -> {
          shared.merge(row.getLong(1), 1, Integer::sum);
        },
        Arrays.stream(bands).boxed().toArray());
    List<Long> most =
        shared.entrySet().stream()
            .sorted(
                Map.Entry.<Long, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .limit(COMPARED)
            .map(Map.Entry::getKey)
            .toList();
    return most.isEmpty() ? List.of() : read(most);
  }

  private List<KeptText> read(List<Long> ids) {
    return jdbc.query(
        "select id, issue, seq, field, step, round, unit, author, at, text from doubt_text"
            + " where id in ("
            + String.join(",", Collections.nCopies(ids.size(), "?"))
            + ") order by id",
        (row, n) -> read(row),
        ids.toArray());
  }

  private static KeptText read(ResultSet row) throws SQLException {
    return new KeptText(
        row.getLong("id"),
        row.getString("issue"),
        new Place(row.getInt("seq"), row.getString("field")),
        row.getString("step"),
        row.getInt("round"),
        row.getString("unit"),
        row.getString("author"),
        row.getTimestamp("at").toInstant(),
        new ComparableText(row.getString("text")));
  }

  void add(KeptText text, long[] bands) {
    jdbc.update(
        "insert into doubt_text (issue, seq, field, step, round, unit, author, at, text)"
            + " values (?,?,?,?,?,?,?,?,?)",
        text.issue(),
        text.place().seq(),
        text.place().field(),
        text.step(),
        text.round(),
        text.unit(),
        text.author(),
        Timestamp.from(text.at()),
        text.text().value());
    long id =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "select id from doubt_text where issue = ? and seq = ? and field = ?",
                Long.class,
                text.issue(),
                text.place().seq(),
                text.place().field()));
    List<Object[]> all = new ArrayList<>();
    Arrays.stream(bands).distinct().forEach(band -> all.add(new Object[] {band, id}));
    jdbc.batchUpdate("insert into doubt_band (hash, text) values (?, ?)", all);
  }
}
