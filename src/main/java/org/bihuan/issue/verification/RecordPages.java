package org.bihuan.issue.verification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads records of an issue in pages, ordered by time and id, so that few are in memory at once.
 */
public final class RecordPages {

  private final JdbcTemplate jdbc;
  private final String select;
  private final String order;
  private final String next;
  private final int size;
  private final RowMapper<Row> mapper;

  /**
   * One record as it is in the database.
   *
   * @param parts what is compared with the trail
   */
  public record Row(String id, OffsetDateTime at, Map<String, @Nullable Object> parts) {}

  /**
   * @param select ends with a condition that takes the issue's number
   * @param id the column that orders records with the same {@code at}
   * @param size of a page
   */
  public RecordPages(JdbcTemplate jdbc, String select, String id, int size, RowMapper<Row> mapper) {
    this.jdbc = jdbc;
    this.select = select;
    this.order = " order by at, " + id + " limit " + size;
    this.next = " and (at > ? or (at = ? and " + id + " > ?))";
    this.size = size;
    this.mapper = mapper;
  }

  /**
   * Reads all records. The first page has no lower bound, so that a forged row is read whatever
   * time and id it has.
   */
  public void read(String issue, Consumer<Row> each) {
    List<Row> page = jdbc.query(select + order, mapper, issue);
    while (!page.isEmpty()) {
      page.forEach(each);
      Row last = page.get(page.size() - 1);
      page =
          page.size() < size
              ? List.of()
              : jdbc.query(select + next + order, mapper, issue, last.at(), last.at(), last.id());
    }
  }
}
