package org.bihuan.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.Reason;
import org.bihuan.process.deployment.DeployedTemplates;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The issue types, kept in memory: a new version is visible at once on the node where it was
 * deployed, within seconds on the others.
 */
@Component
public class IssueTypes {

  private final JdbcTemplate jdbc;
  private final DeployedTemplates templates;
  private final Cache<String, IssueType> byVersion = Caffeine.newBuilder().maximumSize(500).build();
  private final Cache<String, IssueType> byDefinition =
      Caffeine.newBuilder().maximumSize(500).build();
  private final Cache<String, Optional<Integer>> calledVersions =
      Caffeine.newBuilder().maximumSize(500).build();
  private volatile Map<String, Integer> newest = Map.of();

  IssueTypes(JdbcTemplate jdbc, DeployedTemplates templates) {
    this.jdbc = jdbc;
    this.templates = templates;
  }

  /**
   * Reads again which version of each type is the newest. One at a time: what was read before a
   * deployment must not replace what was read after it.
   */
  @Scheduled(fixedDelayString = "${bihuan.processes.refresh:PT2S}", initialDelayString = "PT2S")
  synchronized void refresh() {
    Map<String, Integer> read = new TreeMap<>();
    jdbc.query(
        "select type, max(version) as version from process_version group by type",
        row -> {
          read.put(row.getString("type"), row.getInt("version"));
        });
    newest = Map.copyOf(read);
  }

  /** All types in their newest version, by key. */
  List<IssueType> newest() {
    return new TreeMap<>(newest)
        .entrySet().stream().map(type -> get(type.getKey(), type.getValue())).toList();
  }

  /** The newest version of a type. */
  public Optional<IssueType> find(String key) {
    return Optional.ofNullable(newest.get(key)).map(version -> get(key, version));
  }

  /**
   * @throws Problem 404 where there is no such version
   */
  public IssueType get(String key, int version) {
    return byVersion.get(
        key + ":" + version,
        k ->
            load("type = ? and version = ?", key, version)
                .orElseThrow(() -> unknown(key, version)));
  }

  private Problem unknown(String key, int version) {
    return newest.containsKey(key)
        ? Problem.notFound("version", new Reason("process.version", key, version))
        : Problem.notFound("type", key);
  }

  public IssueType byDefinition(String definition) {
    return byDefinition.get(
        definition,
        id -> load("definition = ?", id).orElseThrow(() -> Problem.notFound("type", id)));
  }

  /**
   * The version of a type that a process calls: the one it was checked with; the newest where that
   * was not kept yet.
   *
   * @throws Problem 404 where there is no such type
   */
  public IssueType called(IssueType caller, String type) {
    return calledVersions
        .get(
            caller.definition().id() + ">" + type,
            key ->
                jdbc
                    .queryForList(
                        "select called_version from called_version"
                            + " where type = ? and version = ? and called = ?",
                        Integer.class,
                        caller.key(),
                        caller.version(),
                        type)
                    .stream()
                    .findFirst())
        .map(version -> get(type, version))
        .or(() -> find(type))
        .orElseThrow(() -> Problem.notFound("type", type));
  }

  private Optional<IssueType> load(String condition, Object... parameters) {
    return jdbc
        .query(
            "select type, version, definition, xml from process_version where " + condition,
            (row, n) ->
                type(
                    new EngineDefinition(
                        row.getString("type"), row.getInt("version"), row.getString("definition")),
                    row.getString("xml")),
            parameters)
        .stream()
        .findFirst();
  }

  private IssueType type(EngineDefinition definition, String xml) {
    ProcessModel model = ProcessXml.read(xml.getBytes(StandardCharsets.UTF_8));
    boolean prints =
        model.acts().values().stream().anyMatch(act -> act.delegate().equals("printDocument"));
    return IssueType.of(
        definition,
        model,
        xml,
        prints ? templates.expressions(definition.key(), definition.version()) : List.of());
  }
}
