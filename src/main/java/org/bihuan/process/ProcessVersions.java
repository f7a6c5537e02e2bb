package org.bihuan.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.process.Processes.VersionView;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deployed versions of processes, and how many open issues each drives. */
@Component
class ProcessVersions {

  private final JdbcTemplate jdbc;

  ProcessVersions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The versions of every process, newest first, by type.
   *
   * @param counted which issues are counted
   */
  Map<String, List<VersionView>> byType(Condition counted) {
    Map<String, List<VersionView>> versions = new TreeMap<>();
    jdbc.query(
        "select v.type, v.version, v.file_name, v.sha256, v.deployed_at, v.deployed_by,"
            + " coalesce(i.running, 0) as running, coalesce(i.standing, 0) as standing"
            + " from process_version v left join (select type, type_version,"
            + " sum(case when status = 'open' then 1 else 0 end) as running,"
            + " sum(case when status = 'standing' then 1 else 0 end) as standing"
            + " from issue i where status in ('open', 'standing') and "
            + counted.sql()
            + " group by type, type_version) i"
            + " on i.type = v.type and i.type_version = v.version"
            + " order by v.type, v.version desc",
        row -> {
          versions
              .computeIfAbsent(row.getString("type"), type -> new ArrayList<>())
              .add(version(row));
        },
        counted.parameters().toArray());
    return versions;
  }

  private static VersionView version(ResultSet row) throws SQLException {
    return new VersionView(
        row.getInt("version"),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getTimestamp("deployed_at").toInstant(),
        row.getString("deployed_by"),
        row.getLong("running"),
        row.getLong("standing"));
  }
}
