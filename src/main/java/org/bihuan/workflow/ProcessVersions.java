package org.bihuan.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.workflow.Processes.VersionView;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deployed versions of all processes, and how many open issues each drives. */
@Component
class ProcessVersions {

  private final JdbcTemplate jdbc;

  ProcessVersions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By type, the newest version first. */
  Map<String, List<VersionView>> byType() {
    Map<String, List<VersionView>> types = new LinkedHashMap<>();
    jdbc.query(
        "select v.type, v.version, v.file_name, v.sha256, v.deployed_at, v.deployed_by,"
            + " coalesce(o.open_issues, 0) as open_issues"
            + " from process_version v left join (select type, type_version, count(*) as open_issues"
            + " from issue where status = 'open' group by type, type_version) o"
            + " on o.type = v.type and o.type_version = v.version"
            + " order by v.type, v.version desc",
        row -> {
          types
              .computeIfAbsent(row.getString("type"), type -> new java.util.ArrayList<>())
              .add(
                  new VersionView(
                      row.getInt("version"),
                      row.getString("file_name"),
                      row.getString("sha256"),
                      row.getTimestamp("deployed_at").toInstant(),
                      row.getString("deployed_by"),
                      row.getLong("open_issues")));
        });
    return types;
  }
}
