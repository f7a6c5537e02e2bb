package org.bihuan.process;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.check.Report;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.register.Register;
import org.bihuan.process.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Checks process files with each other and with those deployed, and keeps which version of what it
 * calls each was checked with.
 */
@Component
class ProcessesTogether {

  private final JdbcTemplate jdbc;

  /** The newest file of each type, by its key: what a check compares with is read once. */
  private final Map<String, File> files = new ConcurrentHashMap<>();

  ProcessesTogether(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Checks files; each sees the others that are accepted, and of all other types the newest. */
  Map<ProcessSource, Report> check(
      List<ProcessSource> files,
      Set<String> decisions,
      Map<String, DecisionTable> tables,
      Map<String, Register> registers,
      Templates templates,
      Predicate<String> isUnit) {
    if (files.isEmpty()) {
      return Map.of();
    }
    Map<String, Drawn> deployed = newest();
    Map<ProcessSource, Drawn> together = new LinkedHashMap<>();
    files.forEach(
        file ->
            ProcessCheck.drawn(file.content()).ifPresent(process -> together.put(file, process)));
    Map<ProcessSource, Report> reports = new LinkedHashMap<>();
    while (true) {
      Map<String, Drawn> here = new HashMap<>();
      together.values().forEach(process -> here.put(process.model().id(), process));
      OtherTypes types = OtherTypes.of(deployed, here).with(registers).withUnits(isUnit);
      files.forEach(
          file ->
              reports.merge(
                  file,
                  ProcessCheck.check(file.content(), decisions, tables, types, templates),
                  ProcessesTogether::told));
      // what is refused is not there for the others
      if (!together.keySet().removeIf(file -> !isAccepted(reports.get(file)))) {
        return reports;
      }
    }
  }

  /** What is refused is told of its own faults, not of those that follow from them. */
  private static Report told(Report before, Report now) {
    return before.accepted() || now.accepted() ? now : before;
  }

  private static boolean isAccepted(@Nullable Report report) {
    return report != null && report.accepted();
  }

  /**
   * What was read of a file.
   *
   * @param process empty where the file cannot be read any more
   */
  private record File(String sha256, Optional<Drawn> process) {}

  /** The newest version of each type; only a file that was not read before is read. */
  private Map<String, Drawn> newest() {
    Map<String, String> hashes = new HashMap<>();
    jdbc.query(
        "select p.type, p.sha256 from process_version p where p.version ="
            + " (select max(n.version) from process_version n where n.type = p.type)",
        row -> {
          hashes.put(row.getString("type"), row.getString("sha256"));
        });
    files.keySet().retainAll(hashes.keySet());
    Map<String, Drawn> newest = new HashMap<>();
    hashes.forEach(
        (type, sha256) -> file(type, sha256).process().ifPresent(file -> newest.put(type, file)));
    return newest;
  }

  private File file(String type, String sha256) {
    File known = files.get(type);
    if (known != null && known.sha256().equals(sha256)) {
      return known;
    }
    List<String> xml =
        jdbc.queryForList(
            "select xml from process_version where type = ? and sha256 = ? order by version desc limit 1",
            String.class,
            type,
            sha256);
    File read =
        new File(
            sha256,
            xml.stream()
                .findFirst()
                .flatMap(text -> Drawn.read(text.getBytes(StandardCharsets.UTF_8))));
    files.put(type, read);
    return read;
  }

  /** Keeps the versions of what a process calls that was just deployed, with all of its files. */
  void keepCalled(@Nullable String type, @Nullable Integer version, Collection<Report> reports) {
    reports.stream()
        .map(Report::model)
        .filter(Objects::nonNull)
        .filter(model -> model.id().equals(type))
        .flatMap(model -> model.calls().values().stream())
        .map(ProcessModel.Call::type)
        .distinct()
        .forEach(
            called ->
                jdbc.update(
                    "insert into called_version (type, version, called, called_version)"
                        + " select ?, ?, type, max(version) from process_version where type = ?"
                        + " group by type",
                    type,
                    version,
                    called));
  }
}
