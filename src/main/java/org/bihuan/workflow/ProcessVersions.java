package org.bihuan.workflow;

import java.util.List;
import org.bihuan.workflow.ProcessController.VersionView;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deployed versions of a process, and how many open issues each drives. */
@Component
class ProcessVersions {

  private final JdbcTemplate jdbc;

  ProcessVersions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<VersionView> of(String type) {
    return jdbc.query(
        "select v.version, v.file_name, v.sha256, v.deployed_at, v.deployed_by,"
            + " (select count(*) from issue i where i.type = v.type and i.status = 'open'"
            + " and i.type_version = v.version) as open"
            + " from process_version v where v.type = ? order by v.version desc",
        (row, n) ->
            new VersionView(
                row.getInt("version"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getTimestamp("deployed_at").toInstant(),
                row.getString("deployed_by"),
                row.getLong("open")),
        type);
  }
}
