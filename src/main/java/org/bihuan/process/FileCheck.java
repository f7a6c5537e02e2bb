package org.bihuan.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The files by which an issue was driven and decided: entries keep their hashes, which are compared
 * with those that were stored when they were deployed. Older entries keep none. Whether the files
 * themselves are what was deployed, {@link StoredFiles} looks.
 */
@Component
public class FileCheck implements RecordCheck {

  /** In an entry's data: of the process or decision file that it names. */
  public static final String SHA256 = "sha256";

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
      JsonNode data = entry.data();
      switch (entry.act()) {
        case "opened" -> {
          type = data.path("type").asText();
          told(StoredFiles.PROCESS, type, data.path("version"), entry);
        }
        case "migrated" -> told(StoredFiles.PROCESS, type, data.path("to"), entry);
        case "reopened" -> told(StoredFiles.PROCESS, type, data.path("typeVersion"), entry);
        case "decided" ->
            told(
                StoredFiles.DECISION,
                data.path("decision").asText(),
                data.path("decisionVersion"),
                entry);
        default -> {
          // names no file
        }
      }
    }

    private void told(String kind, String name, JsonNode version, TrailEntry entry) {
      if (entry.data().hasNonNull(SHA256)) {
        told.put(
            new File(kind, name, version.asInt()),
            new Told(entry.data().path(SHA256).asText(), entry.seq()));
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
      List<String> parameters = new ArrayList<>(List.of(type, "")); // never an empty list
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
