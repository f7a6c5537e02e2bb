package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.rows.SubmittedRows.Reader;
import org.bihuan.organization.Caller;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables submitted with many issues, for spreadsheets; read in pages. */
@Component
public class SubmittedTables {

  /** Each may have a mebibyte. */
  private static final int PAGE = 20;

  private static final String FROM =
      " from submitted_rows r join trail_entry e on e.issue = r.issue and e.seq = r.seq join %s"
          + " on i.number = r.issue where e.at <= ? and ";

  /** The opening's entry has no step. */
  private static final String FORM = "coalesce(e.step, e.act)";

  private final JdbcTemplate jdbc;
  private final Issues issues;
  private final ColumnSight sight;

  SubmittedTables(JdbcTemplate jdbc, Issues issues, ColumnSight sight) {
    this.sight = sight;
    this.jdbc = jdbc;
    this.issues = issues;
  }

  /**
   * One table of one form, in one version of its type.
   *
   * @param form a step, an action, or {@code opened}
   */
  public record Kind(String type, int version, String form, String field) {}

  /** A table as it was submitted. */
  public record SubmittedTable(
      String issue, String title, int round, Instant at, String actor, JsonNode rows) {}

  /** The kinds of tables that issues have which pass the filter, newer versions first. */
  public List<Kind> kinds(Caller caller, IssueFilter filter) {
    Issues.Selection selection = issues.selection(caller, filter);
    return jdbc.query(
        "select distinct i.type, i.type_version, "
            + FORM
            + " as form, r.field"
            + FROM.formatted(selection.table().sql())
            + selection.condition().sql()
            + " order by type, form, field, type_version desc",
        (row, n) -> new Kind(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
        parameters(selection).toArray());
  }

  private static List<Object> parameters(Issues.Selection selection) {
    List<Object> parameters = new ArrayList<>(selection.table().parameters());
    parameters.add(Timestamp.from(selection.at()));
    parameters.addAll(selection.condition().parameters());
    return parameters;
  }

  /** Calls the action for every table of this kind, in any version, by issue and in order. */
  public void forEach(
      Caller caller, IssueFilter filter, Kind kind, Consumer<SubmittedTable> action) {
    Issues.Selection selection = issues.selection(caller, filter);
    HiddenFrom hidden = new HiddenFrom(sight);
    String number = "";
    int seq = 0;
    boolean more = true;
    while (more) {
      List<Object> parameters = parameters(selection);
      parameters.addAll(List.of(kind.type(), kind.form(), kind.field(), number, number, seq, PAGE));
      int[] last = {seq};
      List<SubmittedTable> page =
          jdbc.query(
              "select i.number, i.title, e.round, e.at, e.actor, r.content, r.seq,"
                  + " i.type_version, i.status"
                  + FROM.formatted(selection.table().sql())
                  + selection.condition().sql()
                  + " and i.type = ? and "
                  + FORM
                  + " = ? and r.field = ? and (r.issue > ? or (r.issue = ? and r.seq > ?))"
                  + " order by r.issue, r.seq limit ?",
              (row, n) -> {
                last[0] = row.getInt("seq");
                return table(row, caller, kind, hidden);
              },
              parameters.toArray());
      page.forEach(action);
      more = page.size() == PAGE;
      if (more) {
        number = page.get(PAGE - 1).issue();
        seq = last[0];
      }
    }
  }

  private static SubmittedTable table(ResultSet row, Caller caller, Kind kind, HiddenFrom hidden)
      throws SQLException {
    String actor = row.getString("actor");
    boolean closed = row.getString("status").equals(Status.CLOSED.code());
    Reader reader = new Reader(caller, kind.type(), row.getInt("type_version"), closed);
    JsonNode rows = SubmittedRows.json(row.getString("content"));
    boolean own = actor.equals(caller.username());

    return new SubmittedTable(
        row.getString("number"),
        row.getString("title"),
        row.getInt("round"),
        row.getTimestamp("at").toInstant(),
        actor,
        own ? rows : HiddenFrom.without(rows, hidden.columns(reader, kind.form(), kind.field())));
  }
}
