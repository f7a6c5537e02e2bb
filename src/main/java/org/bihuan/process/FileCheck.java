package org.bihuan.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.NamesFile;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies the process and decision files used for an issue: the hashes in its trail are compared
 * with those stored at deployment. Older entries have none. Whether the stored files themselves are
 * unchanged is checked by {@link StoredFiles}.
 */
@Component
public class FileCheck implements RecordCheck {

  private static final String STORED =
      "select '"
          + StoredFiles.PROCESS
          + "' as kind, type as name, version, sha256 from process_version where type = ?"
          + " union all select '"
          + StoredFiles.DECISION
          + "', decision, version, sha256 from decision_version where decision in (";

  private final JdbcTemplate jdbc;

  FileCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record File(String kind, String name, int version) {}

  private record Told(String sha256, int seq) {}

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue();
  }

  private final class OfIssue implements Comparison {

    private final Map<File, Told> told = new LinkedHashMap<>();
    private String type = "";

    @Override
    public void entry(TrailEntry entry) {
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof Opened opened) {
        type = opened.type();
      }
      if (event instanceof NamesFile file && file.sha256() != null) {
        String kind = event instanceof Decided ? StoredFiles.DECISION : StoredFiles.PROCESS;
        String name = event instanceof Decided decision ? decision.decision() : type;
        told.put(new File(kind, name, file.fileVersion()), new Told(file.sha256(), entry.seq()));
      }
    }

    @Override
    public List<Difference> differences() {
      if (told.isEmpty()) {
        return List.of();
      }
      Map<File, String> stored = stored();
      List<Difference> differences = new ArrayList<>();
      told.forEach(
          (file, told) -> {
            String where = StoredFiles.subject(file.kind(), file.name(), file.version());
            @Nullable String sha256 = stored.get(file);
            if (!told.sha256().equals(sha256)) {
              Fault fault = sha256 == null ? Fault.MISSING : Fault.CHANGED;
              differences.add(new Difference(file.kind(), where, fault, told.seq()));
            }
          });
      return differences;
    }

    private Map<File, String> stored() {
      List<String> parameters =
          new ArrayList<>(List.of(type, "")); // so that the list is never empty
      told.keySet().stream()
          .filter(file -> file.kind().equals(StoredFiles.DECISION))
          .map(File::name)
          .distinct()
          .forEach(parameters::add);
      Map<File, String> stored = new LinkedHashMap<>();
      jdbc.query(
          STORED + "?,".repeat(parameters.size() - 2) + "?)",
          row -> {
            stored.put(
                new File(row.getString("kind"), row.getString("name"), row.getInt("version")),
                row.getString("sha256"));
          },
          parameters.toArray());
      return stored;
    }
  }
}
