package org.bihuan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.organization.Caller;
import org.bihuan.report.OpenIssuesByStep.At;
import org.bihuan.report.cell.Counts;
import org.bihuan.report.cell.FigureCells.Grouping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Queries on the progress of issues: overdue ones, rounds, time for each step, and current steps.
 * One statement each.
 */
@Repository
class FlowQuery {

  private final JdbcTemplate jdbc;
  private final FigureQuery figures;

  FlowQuery(JdbcTemplate jdbc, FigureQuery figures) {
    this.jdbc = jdbc;
    this.figures = figures;
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
    parameters.addAll(selection.table().parameters());
    parameters.add(Timestamp.from(selection.at()));
    parameters.addAll(selection.condition().parameters());
    return jdbc.query(
            "select "
                + String.join(", ", sums)
                + " from "
                + selection.table().sql()
                + " where i.status = 'open' and i.due_runs is not false and i.due_at < ? and "
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
  List<Round> rounds(Caller caller, IssueFilter filter, Selection selection) {
    Grouping byRound = new Grouping("round", "c.word", "cast(i.round as varchar(10))");
    return figures.countBy(caller, filter, byRound, selection, FlowQuery::round).stream()
        .sorted(Comparator.comparingInt(Round::round))
        .toList();
  }

  private static Round round(ResultSet row) throws SQLException {
    return new Round(
        Integer.parseInt(row.getString(Counts.KEY)),
        row.getLong(Counts.column("total")),
        row.getLong(Counts.column("open_")),
        row.getLong(Counts.column("signed_off")),
        row.getLong(Counts.column("times_relapsed")));
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
