package org.bihuan.process.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bihuan.organization.SystemActor;
import org.bihuan.process.language.Expression;
import org.bihuan.process.template.DocumentTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The deployed templates. A process keeps to those that it was checked with; a content never
 * changes, so each is read once.
 */
@Component
public class DeployedTemplates {

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Cache<String, DocumentTemplate> read =
      Caffeine.newBuilder().maximumSize(100).build();

  /** Whether any version of a type fills in a template; another node may have deployed it. */
  private final Cache<String, Boolean> printing =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(Duration.ofMinutes(1)).build();

  DeployedTemplates(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A template in one version. */
  public record Versioned(int version, String sha256) {}

  /** The newest version; empty where there is none of this name. */
  public Optional<Versioned> newest(String name) {
    return newest(name, "");
  }

  private Optional<Versioned> newest(String name, String condition) {
    return jdbc
        .query(
            "select version, sha256 from template_version where name = ?"
                + condition
                + " order by version desc limit 1",
            (row, n) -> new Versioned(row.getInt("version"), row.getString("sha256")),
            name)
        .stream()
        .findFirst();
  }

  /** Whether a file is the newest already; one of the folder also where it is the newest there. */
  public boolean isKnown(String name, String sha256, @Nullable String by) {
    String fromFolder = " and deployed_by = '" + SystemActor.USERNAME + "'";
    return newest(name).filter(one -> one.sha256().equals(sha256)).isPresent()
        || (SystemActor.USERNAME.equals(by)
            && newest(name, fromFolder).filter(one -> one.sha256().equals(sha256)).isPresent());
  }

  /**
   * Keeps a new version; under the lock on deployments.
   *
   * @return its number
   */
  public int keep(String name, String sha256, byte[] content, String by) {
    if (jdbc.queryForList("select 1 from template_content where sha256 = ?", Integer.class, sha256)
        .isEmpty()) {
      jdbc.update("insert into template_content (sha256, content) values (?,?)", sha256, content);
    }
    int version = newest(name).map(one -> one.version() + 1).orElse(1);
    jdbc.update(
        "insert into template_version (name, version, sha256, deployed_at, deployed_by)"
            + " values (?,?,?,?,?)",
        name,
        version,
        sha256,
        Timestamp.from(clock.instant()),
        by);
    return version;
  }

  /** The templates that a version of a process was checked with: hashes by names. */
  public Map<String, String> usedBy(String type, int version) {
    Map<String, String> used = new TreeMap<>();
    jdbc.query(
        "select name, sha256 from process_template where type = ? and version = ?",
        row -> {
          used.put(row.getString("name"), row.getString("sha256"));
        },
        type,
        version);
    return used;
  }

  /** Whether any version of a type has documents made; known elsewhere within a minute. */
  public boolean isFor(String type) {
    return printing.get(
        type,
        any ->
            !jdbc.queryForList(
                    "select version from process_template where type = ? limit 1",
                    Integer.class,
                    any)
                .isEmpty());
  }

  /** Keeps which templates a version of a process was checked with. */
  public void keepUsed(String type, int version, Map<String, String> used) {
    if (!used.isEmpty()) {
      printing.put(type, true);
    }
    used.forEach(
        (name, sha256) ->
            jdbc.update(
                "insert into process_template (type, version, name, sha256) values (?,?,?,?)",
                type,
                version,
                name,
                sha256));
  }

  /** The expressions in the templates that a version of a process fills in. */
  public List<Expression> expressions(String type, int version) {
    return usedBy(type, version).values().stream()
        .flatMap(sha256 -> find(sha256).map(DocumentTemplate::expressions).orElse(Stream.empty()))
        .toList();
  }

  /** A template by its hash; empty where it is not kept, or no longer passes the check. */
  public Optional<DocumentTemplate> find(String sha256) {
    return Optional.ofNullable(read.get(sha256, this::load));
  }

  private @Nullable DocumentTemplate load(String sha256) {
    return jdbc
        .query(
            "select content from template_content where sha256 = ?",
            (row, n) -> row.getBytes("content"),
            sha256)
        .stream()
        .findFirst()
        .map(content -> DocumentTemplate.read(content).template())
        .orElse(null);
  }
}
