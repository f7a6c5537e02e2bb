package org.bihuan.workflow.count;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts other issues by what they were opened with: those of a type, without those whose end does
 * not count. Within an act that may write, acts that count the same value queue until it commits:
 * so what an act decides by a count is true when it commits.
 */
@Component
public class IssueCounts {

  /** How many rows there are in {@code count_lock}. */
  private static final int LOCKS = 256;

  /** More values than an authority has units, or enterprises that it visits. */
  private static final int MOST = 10_000;

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;

  IssueCounts(JdbcTemplate jdbc, UnitOfWork unitOfWork) {
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
  }

  /**
   * Which issues are counted.
   *
   * @param except the number of the issue that asks
   * @param field {@code unit}, {@code supervisor}, or a field of the opening form
   */
  public record Asked(String type, String except, String field, String value) {}

  /**
   * From when, and until before when.
   *
   * @param dateField of the opening form, by which {@code days} counts; null: when they were opened
   */
  public record Span(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate dayAfter,
      @Nullable String dateField) {}

  public long count(Asked asked, Span span) {
    return number(select("count(*)", null, asked, span));
  }

  /** How many different values of a field there are. */
  public long distinct(Asked asked, Span span, String what) {
    return number(select("count(distinct " + valueOf(what) + ")", what, asked, span));
  }

  /**
   * The different values of a field, in the order of their codes.
   *
   * @return at most 10,000; none of no value
   */
  public List<String> values(Asked asked, Span span, String what) {
    if (asked.value().isEmpty()) {
      return List.of();
    }
    String value = valueOf(what);
    Select select = select("distinct " + value, what, asked, span);
    return jdbc.queryForList(
        select.sql() + " and " + value + " is not null order by 1 limit " + MOST,
        String.class,
        select.parameters().toArray());
  }

  private record Select(String sql, List<Object> parameters) {}

  private long number(Select select) {
    Long count = jdbc.queryForObject(select.sql(), Long.class, select.parameters().toArray());
    return count == null ? 0 : count;
  }

  private static String valueOf(String what) {
    String own = column(what);
    return own == null ? "w.code" : own;
  }

  private Select select(String selected, @Nullable String what, Asked asked, Span span) {
    takeTurn(asked);
    List<Object> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select ").append(selected);
    String joined = "";
    if (what != null && column(what) == null) {
      joined = " join opened_value w on w.issue = i.number and w.field = ?";
      parameters.add(what);
    }
    String own = column(asked.field());
    if (own == null) {
      sql.append(" from opened_value v join issue i on i.number = v.issue").append(joined);
    } else {
      sql.append(" from issue i").append(joined);
    }
    if (own == null) {
      sql.append(" where v.type = ? and v.field = ? and v.code = ?");
      parameters.addAll(List.of(asked.type(), asked.field(), asked.value()));
    } else {
      sql.append(" where i.type = ? and ").append(own).append(" = ?");
      parameters.addAll(List.of(asked.type(), asked.value()));
    }
    sql.append(" and i.counted = true and i.number <> ?");
    parameters.add(asked.except());
    within(span, sql, parameters);
    return new Select(sql.toString(), parameters);
  }

  private static void within(Span span, StringBuilder sql, List<Object> parameters) {
    if (span.dateField() == null) {
      bound(sql, " and i.opened_at >= ?", span.from(), parameters);
      bound(sql, " and i.opened_at < ?", span.to(), parameters);
      return;
    }
    sql.append(
        " and exists (select 1 from opened_value d where d.issue = i.number and d.field = ?");
    parameters.add(span.dateField());
    if (span.firstDay() != null) {
      sql.append(" and d.code >= ?");
      parameters.add(span.firstDay().toString());
    }
    if (span.dayAfter() != null) {
      sql.append(" and d.code < ?");
      parameters.add(span.dayAfter().toString());
    }
    sql.append(")");
  }

  private static void bound(
      StringBuilder sql, String condition, @Nullable Instant time, List<Object> parameters) {
    if (time != null) {
      sql.append(condition);
      parameters.add(Timestamp.from(time));
    }
  }

  /** Null for a field of the opening form. */
  private static @Nullable String column(String field) {
    return switch (field) {
      case "unit" -> "i.unit";
      case "supervisor" -> "i.supervisor";
      default -> null;
    };
  }

  /** What is only shown waits for nobody. */
  private void takeTurn(Asked asked) {
    if (unitOfWork.isBegun()) {
      String value = asked.type() + "\n" + asked.field() + "\n" + asked.value();
      Integer unused =
          jdbc.queryForObject(
              "select id from count_lock where id = ? for update",
              Integer.class,
              Math.floorMod(value.hashCode(), LOCKS));
    }
  }
}
