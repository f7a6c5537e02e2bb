package org.bihuan.recurrence;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.http.StorableText;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.bihuan.recurrence.survival.SurvivalCurve;
import org.bihuan.recurrence.survival.SurvivalCurve.Returned;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long what was signed off held, of the issues of the caller's units: until another issue was
 * linked as its recurrence, or it relapsed itself. One statement.
 */
@Service
public class HeldCurves {

  /** How many units or categories are told apart: those whose problems came back most often. */
  private static final int GROUPS = 5;

  private final JdbcTemplate jdbc;
  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final String usualType;

  HeldCurves(
      JdbcTemplate jdbc,
      Units units,
      WorkCalendar calendar,
      Clock clock,
      @Value("${bihuan.report.type:rectification}") String usualType) {
    this.jdbc = jdbc;
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
    this.usualType = usualType;
  }

  /**
   * What is asked for; null: not limited by it.
   *
   * @param type of the issues; null: the type that is reported
   * @param unit the responsible unit, with all below it
   * @param by {@code unit} or {@code category}: of which a curve each is told beside; null: none
   */
  public record Asked(
      @Nullable String type,
      @Nullable String unit,
      @Nullable String category,
      @Nullable String by) {}

  /**
   * A curve.
   *
   * @param key the code of the unit, or the category; empty where there is none, null of all
   */
  public record Curve(@Nullable String key, SurvivalCurve held) {}

  /** The days of sign-offs and of their ends, counted. */
  private static final class Days {
    private final Map<LocalDate, Integer> signedOff = new HashMap<>();
    private final List<Returned> returned = new ArrayList<>();

    void add(LocalDate on, @Nullable LocalDate ended, int many) {
      signedOff.merge(on, many, Integer::sum);
      for (int i = 0; ended != null && i < many; i++) {
        returned.add(new Returned(on, ended));
      }
    }

    SurvivalCurve curve(LocalDate today) {
      return SurvivalCurve.of(signedOff, returned, today);
    }
  }

  /**
   * The curve of all that is asked for, and then those of the groups in which most came back.
   *
   * @throws Problem 400 naming the parameter that cannot be used
   */
  @Transactional(readOnly = true)
  public List<Curve> of(Caller caller, Asked asked) {
    String group = group(asked.by());
    List<Object> parameters = new ArrayList<>();
    String condition = condition(caller, asked, parameters);
    Days all = new Days();
    Map<String, Days> groups = new TreeMap<>();
    jdbc.query(
        "select %1$s as grouped, s.signed_off_on, s.ended_on, count(*) as many from sign_off s"
                .formatted(group)
            + " where "
            + condition
            + " group by "
            + (asked.by() == null ? "" : group + ", ")
            + "s.signed_off_on, s.ended_on",
        row -> {
          LocalDate on = Objects.requireNonNull(row.getDate("signed_off_on")).toLocalDate();
          Date ended = row.getDate("ended_on");
          LocalDate endedOn = ended == null ? null : ended.toLocalDate();
          int many = row.getInt("many");
          all.add(on, endedOn, many);
          groups
              .computeIfAbsent(row.getString("grouped"), key -> new Days())
              .add(on, endedOn, many);
        },
        parameters.toArray());
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    List<Curve> curves = new ArrayList<>(List.of(new Curve(null, all.curve(today))));
    if (asked.by() != null) {
      groups.entrySet().stream()
          .map(each -> new Curve(each.getKey(), each.getValue().curve(today)))
          .sorted(
              Comparator.comparingInt((Curve each) -> each.held().cameBack())
                  .thenComparingInt(each -> each.held().signedOff())
                  .reversed())
          .limit(GROUPS)
          .forEach(curves::add);
    }
    return curves;
  }

  private static String group(@Nullable String by) {
    if (by == null) {
      return "''";
    }
    return switch (by) {
      case "unit" -> "s.unit";
      case "category" -> "s.category";
      default -> throw Problem.malformed("by", "recurrence.by");
    };
  }

  private String condition(Caller caller, Asked asked, List<Object> parameters) {
    StringBuilder condition = new StringBuilder("s.type = ?");
    parameters.add(text("type", asked.type() == null ? usualType : asked.type()));
    VisibleUnits sight = VisibleUnits.of(caller, units);
    String[] seen = sight.units().toArray(String[]::new);
    String unit = asked.unit();
    if (unit != null) {
      condition.append(" and s.unit = any(?)");
      parameters.add(
          units.find(unit).isEmpty() ? new String[0] : units.within(unit).toArray(String[]::new));
    }
    if (!sight.everything()) {
      condition.append(" and (s.unit = any(?) or s.supervisor = any(?))");
      parameters.addAll(List.of(seen, seen));
    }
    String category = asked.category();
    if (category != null) {
      condition.append(" and s.category = ?");
      parameters.add(text("category", category));
    }
    return condition.toString();
  }

  private static String text(String field, String given) {
    if (!StorableText.is(given)) {
      throw Problem.malformed(field, "form.controlCharacter");
    }
    return given;
  }
}
