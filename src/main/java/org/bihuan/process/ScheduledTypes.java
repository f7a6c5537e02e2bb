package org.bihuan.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The issue types that the clock opens. */
@Component
public class ScheduledTypes {

  private final IssueTypes types;
  private final JdbcTemplate jdbc;

  ScheduledTypes(IssueTypes types, JdbcTemplate jdbc) {
    this.types = types;
    this.jdbc = jdbc;
  }

  /**
   * A type in its newest version.
   *
   * @param since when the version was deployed that brought this timetable; times before do not
   *     count
   */
  public record Scheduled(IssueType type, Instant since) {}

  /** All of them; no SQL statement where there are none. */
  public List<Scheduled> all() {
    List<IssueType> scheduled =
        types.newest().stream().filter(type -> type.model().schedule() != null).toList();
    return scheduled.isEmpty() ? List.of() : since(scheduled);
  }

  private record Deployed(String type, int version, Instant at) {}

  private List<Scheduled> since(List<IssueType> scheduled) {
    List<String> keys = scheduled.stream().map(IssueType::key).toList();
    List<Deployed> versions =
        jdbc.query(
            "select type, version, deployed_at from process_version where type in (%s)"
                    .formatted("?,".repeat(keys.size() - 1) + "?")
                + " order by type, version desc",
            (row, n) ->
                new Deployed(
                    row.getString("type"),
                    row.getInt("version"),
                    row.getTimestamp("deployed_at").toInstant()),
            keys.toArray());
    List<Scheduled> all = new ArrayList<>();
    for (IssueType type : scheduled) {
      Instant since = since(type, versions);
      if (since != null) {
        all.add(new Scheduled(type, since));
      }
    }
    return all;
  }

  /**
   * @param versions newest first
   */
  private @Nullable Instant since(IssueType type, List<Deployed> versions) {
    Instant since = null;
    for (Deployed version : versions) {
      if (version.type().equals(type.key())) {
        if (!hasSameTimes(type, version)) {
          break;
        }
        since = version.at();
      }
    }
    return since;
  }

  private boolean hasSameTimes(IssueType type, Deployed version) {
    Schedule now = type.model().schedule();
    Schedule then = types.get(version.type(), version.version()).model().schedule();
    return now != null
        && then != null
        && now.time().equals(then.time())
        && now.repeats() == then.repeats();
  }
}
