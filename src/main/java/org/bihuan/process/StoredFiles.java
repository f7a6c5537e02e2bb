package org.bihuan.process;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.integrity.FileRecords;
import org.bihuan.issue.trail.Difference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares the stored process and decision files with the hashes stored when they were deployed.
 */
@Component
class StoredFiles implements FileRecords {

  /** Codes of the kinds of records. */
  static final String PROCESS = "processFile";

  static final String DECISION = "decisionFile";
  static final String REGISTER = "registerFile";

  /** How many files, of at most 1 MiB each, are in memory at once. */
  private static final int PAGE = 10;

  private final JdbcTemplate jdbc;

  StoredFiles(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a file is named in a difference; with its kind, since a process and a decision may have the
   * same name.
   */
  static String subject(String kind, String name, int version) {
    String extension =
        switch (kind) {
          case PROCESS -> ".bpmn:";
          case DECISION -> ".dmn:";
          default -> ".register.json:";
        };
    return name + extension + version;
  }

  @Override
  public List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    compare("process_version", "type", "xml", PROCESS, differences);
    compare("decision_version", "decision", "xml", DECISION, differences);
    compare("register_version", "register", "content", REGISTER, differences);
    return differences;
  }

  private record Row(String name, int version, boolean whole) {}

  private void compare(
      String table, String column, String content, String kind, List<Difference> differences) {
    Row last = new Row("", 0, true);
    List<Row> page = List.of(last);
    while (!page.isEmpty()) {
      page =
          jdbc.query(
              "select %1$s, version, sha256, %3$s from %2$s where %1$s > ? or (%1$s = ? and version > ?)"
                      .formatted(column, table, content)
                  + " order by %s, version limit %d".formatted(column, PAGE),
              (row, n) ->
                  new Row(
                      row.getString(1),
                      row.getInt(2),
                      Sha256.of(row.getString(4)).equals(row.getString(3))),
              last.name(),
              last.name(),
              last.version());
      for (Row row : page) {
        last = row;
        if (!row.whole()) {
          differences.add(
              new Difference(
                  kind, subject(kind, row.name(), row.version()), Difference.Fault.CHANGED, null));
        }
      }
    }
  }
}
