package org.bihuan.issue.figures;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What each issue gives to the figures of its type; written when its transaction commits. */
@Repository
public class KeptFigures {

  /** As the table has room for. */
  public static final int LONGEST_KEY = 200;

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  KeptFigures(JdbcTemplate jdbc, UnitOfWork unitOfWork, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.unitOfWork = unitOfWork;
  }

  /**
   * What an issue gives to one figure.
   *
   * @param key of the group within the figure; empty where it is not grouped further
   */
  public record Given(String figure, String key, BigDecimal part, BigDecimal whole) {

    private Place place() {
      return new Place(figure, key);
    }

    private boolean isSame(Given other) {
      return part.compareTo(other.part) == 0 && whole.compareTo(other.whole) == 0;
    }
  }

  private record Place(String figure, String key) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int first = figure.compareTo(other.figure);
      return first != 0 ? first : key.compareTo(other.key);
    }
  }

  private record Change(boolean isNew, List<Given> given) {}

  private static final class Work {
    private final Map<String, Change> changes = new LinkedHashMap<>();
  }

  /**
   * Replaces what an issue gives.
   *
   * @param isNew whether the issue is opened in this transaction, and gave nothing before
   */
  public void keep(String issue, boolean isNew, List<Given> given) {
    unitOfWork
        .get(
            Work.class,
            () -> {
              Work begun = new Work();
              unitOfWork.beforeCommit(Phase.WRITE_REFERRING, () -> write(begun));
              return begun;
            })
        .changes
        .put(issue, new Change(isNew, given));
  }

  private void write(Work work) {
    work.changes.forEach(this::write);
    work.changes.clear();
  }

  private void write(String issue, Change change) {
    Timestamp now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Map<Place, Given> before = change.isNew() ? Map.of() : read(issue);
    Map<Place, Given> after = new TreeMap<>();
    change.given().forEach(given -> after.put(given.place(), given));
    List<Given> added = after.values().stream().filter(given -> !isKept(before, given)).toList();
    Set<Place> gone = new TreeSet<>(before.keySet());
    after.values().stream()
        .filter(given -> isKept(before, given))
        .forEach(given -> gone.remove(given.place()));
    if (!gone.isEmpty()) {
      delete(issue, gone, now);
    }
    if (!added.isEmpty()) {
      insert(issue, added, now);
    }
  }

  private void delete(String issue, Set<Place> gone, Timestamp now) {
    jdbc.batchUpdate(
        "insert into issue_figure_past (issue, figure, by_key, from_at, to_at, part, whole)"
            + " select issue, figure, by_key, since_at, ?, part, whole from issue_figure"
            + " where issue = ? and figure = ? and by_key = ?",
        gone,
        BATCH,
        (statement, place) -> {
          statement.setTimestamp(1, now);
          statement.setString(2, issue);
          statement.setString(3, place.figure());
          statement.setString(4, place.key());
        });
    jdbc.batchUpdate(
        "delete from issue_figure where issue = ? and figure = ? and by_key = ?",
        gone,
        BATCH,
        (statement, place) -> {
          statement.setString(1, issue);
          statement.setString(2, place.figure());
          statement.setString(3, place.key());
        });
  }

  private void insert(String issue, List<Given> added, Timestamp now) {
    jdbc.batchUpdate(
        "insert into issue_figure (issue, figure, by_key, part, whole, since_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        added,
        BATCH,
        (statement, given) -> {
          statement.setString(1, issue);
          statement.setString(2, given.figure());
          statement.setString(3, given.key());
          statement.setBigDecimal(4, given.part());
          statement.setBigDecimal(5, given.whole());
          statement.setTimestamp(6, now);
        });
  }

  private static boolean isKept(Map<Place, Given> before, Given given) {
    Given kept = before.get(given.place());
    return kept != null && kept.isSame(given);
  }

  private Map<Place, Given> read(String issue) {
    Map<Place, Given> kept = new TreeMap<>();
    jdbc.query(
        "select figure, by_key, part, whole from issue_figure where issue = ?",
        row -> {
          Given given =
              new Given(
                  row.getString(1), row.getString(2), row.getBigDecimal(3), row.getBigDecimal(4));
          kept.put(given.place(), given);
        },
        issue);
    return kept;
  }
}
