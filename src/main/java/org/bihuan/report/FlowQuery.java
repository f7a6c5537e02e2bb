package org.bihuan.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.report.OpenIssuesByStep.At;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Queries on the progress of issues: overdue ones, rounds, time for each step, and current steps.
 * One statement each.
 */
@Repository
class FlowQuery {

  private final JdbcTemplate jdbc;

  FlowQuery(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Issues that are in, or ended in, exactly this round. */
  record Round(int round, long total, long open, long signedOff, long relapses) {}

  /**
   * Counts overdue open issues by due date.
   *
   * @param bounds instants, the latest first
   * @return how many were due from the first bound on, then between each bound and the previous
   *     one, then before the last
   */
  List<Long> dueSince(Selection selection, List<Instant> bounds) {
    List<Object> parameters = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    Instant end = selection.at();
    for (Instant bound : bounds) {
      sums.add("sum(case when i.due_at >= ? and i.due_at < ? then 1 else 0 end)");
      parameters.add(Timestamp.from(bound));
      parameters.add(Timestamp.from(end));
      end = bound;
    }
    sums.add("sum(case when i.due_at < ? then 1 else 0 end)");
    parameters.add(Timestamp.from(end));
    parameters.addAll(parameters(selection));
    return jdbc.query(
            "select "
                + String.join(", ", sums)
                + " from "
                + selection.table().sql()
                + " where i.status = 'open' and i.due_runs is not false and "
                + selection.condition().sql(),
            (row, n) -> {
              List<Long> counts = new ArrayList<>();
              for (int i = 1; i <= sums.size(); i++) {
                counts.add(row.getLong(i));
              }
              return counts;
            },
            parameters.toArray())
        .get(0);
  }

  /** Figures by round, the first round first. */
  List<Round> rounds(Selection selection) {
    return jdbc.query(
        "select i.round, count(*), sum(case when i.status = 'open' then 1 else 0 end),"
            + " sum(case when i.good then 1 else 0 end), sum(i.relapses) from "
            + selection.table().sql()
            + " where "
            + selection.condition().sql()
            + " group by i.round order by i.round",
        (row, n) ->
            new Round(
                row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
        parameters(selection).toArray());
  }

  /** Times by type and step, ordered by their keys. */
  List<StepTime> steps(Selection selection) {
    List<Object> parameters = new ArrayList<>(selection.table().parameters());
    boolean past = !selection.table().isNow();
    if (past) {
      parameters.add(Timestamp.from(selection.at()));
    }
    parameters.addAll(selection.condition().parameters());
    return jdbc.query(
        "select i.type, s.step, count(*),"
            + " percentile_cont(0.5) within group (order by s.waited + s.worked),"
            + " avg(cast(s.waited + s.worked as double precision)),"
            + " avg(cast(s.waited as double precision)),"
            + " sum(case when s.late then 1 else 0 end)"
            + " from submission s join "
            + selection.table().sql()
            + " on i.number = s.issue"
            + " where s.waited is not null and s.worked is not null and "
            + (past ? "s.at <= ? and " : "")
            + selection.condition().sql()
            + " group by i.type, s.step order by i.type, s.step",
        (row, n) ->
            new StepTime(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                rounded(row.getDouble(4)),
                rounded(row.getDouble(5)),
                rounded(row.getDouble(6)),
                row.getLong(7)),
        parameters.toArray());
  }

  /** The open issues by their current steps. */
  OpenIssuesByStep openIssuesByStep(Selection selection) {
    return new OpenIssuesByStep(
        jdbc.query(
            "select i.type, i.type_version, i.steps, count(*) from "
                + selection.table().sql()
                + " where i.status = 'open' and "
                + selection.condition().sql()
                + " group by i.type, i.type_version, i.steps order by 1, 2, 3",
            (row, n) ->
                new At(
                    row.getString(1),
                    row.getInt(2),
                    Arrays.stream(row.getString(3).split(",", -1))
                        .filter(step -> !step.isEmpty())
                        .toList(),
                    row.getLong(4)),
            parameters(selection).toArray()));
  }

  private static List<Object> parameters(Selection selection) {
    List<Object> parameters = new ArrayList<>(selection.table().parameters());
    parameters.addAll(selection.condition().parameters());
    return parameters;
  }

  /** Rounds to tenths of a working day. */
  private static double rounded(double days) {
    return Math.round(days * 10) / 10.0;
  }
}
