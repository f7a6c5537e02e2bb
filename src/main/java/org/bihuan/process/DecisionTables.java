package org.bihuan.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.process.check.DmnCheck;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The deployed decision tables, to be shown and evaluated. A version never changes, so each is read
 * once; which one is the newest is read each time, so that all nodes decide alike.
 */
@Component
public class DecisionTables {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionTables.class);

  private final JdbcTemplate jdbc;
  private final WorkCalendar calendar;
  private final Cache<Key, Stored> read = Caffeine.newBuilder().maximumSize(200).build();

  DecisionTables(JdbcTemplate jdbc, WorkCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  private record Key(String decision, int version) {}

  /**
   * A version of a decision.
   *
   * @param table null where it was deployed by an older service and no longer passes the check
   * @param sha256 of its file
   * @param fault why there is no table
   */
  private record Stored(@Nullable DecisionTable table, String sha256, String fault) {}

  /** A decision in its newest version. */
  record Versioned(int version, DecisionTable table) {}

  /**
   * The result of a decision.
   *
   * @param sha256 of the file it was deployed from
   * @param rule the number of the rule that matched, from 1
   */
  public record DecisionResult(
      String decision, int version, String sha256, int rule, Map<String, Object> outputs) {}

  /**
   * Evaluates the newest version of a decision with these values; nothing is stored.
   *
   * @throws IllegalArgumentException where there is none, it no longer passes the check, no rule
   *     matches, or the table cannot process the values
   */
  public DecisionResult decide(String decision, Expressions.Values values) {
    return decide(decision, newest(decision), values);
  }

  /** The number of the newest version; empty where there is no such decision. */
  public Optional<Integer> newestVersion(String decision) {
    return Optional.ofNullable(newest(decision));
  }

  /**
   * Evaluates one version of a decision.
   *
   * @throws IllegalArgumentException as {@link #decide(String, Expressions.Values)}
   */
  public DecisionResult decide(String decision, int version, Expressions.Values values) {
    return decide(decision, Integer.valueOf(version), values);
  }

  /**
   * The decisions as they are now, for many evaluations at once: each version is asked for once.
   */
  public Current current() {
    return new Current();
  }

  /** The newest versions at one time; used by one thread. */
  public final class Current {
    private final Map<String, Integer> versions = new HashMap<>();

    private Current() {}

    /**
     * @throws IllegalArgumentException as {@link DecisionTables#decide}
     */
    public DecisionResult decide(String decision, Expressions.Values values) {
      Integer version =
          versions.computeIfAbsent(decision, key -> Objects.requireNonNullElse(newest(key), 0));
      return DecisionTables.this.decide(decision, version == 0 ? null : version, values);
    }
  }

  private @Nullable Integer newest(String decision) {
    return jdbc.queryForObject(
        "select max(version) from decision_version where decision = ?", Integer.class, decision);
  }

  private DecisionResult decide(
      String decision, @Nullable Integer version, Expressions.Values values) {
    Stored stored = version == null ? null : stored(new Key(decision, version));
    if (version == null || stored == null) {
      throw new IllegalArgumentException("not deployed");
    }
    if (stored.table() == null) {
      throw new IllegalArgumentException("version " + version + " " + stored.fault());
    }
    DecisionTable.Answer answer = stored.table().decide(values, calendar.zone());
    return new DecisionResult(decision, version, stored.sha256(), answer.rule(), answer.outputs());
  }

  /** Logs which current decisions cannot be evaluated, and why. */
  void logRefused() {
    stored(jdbc.queryForList("select distinct decision from decision_version", String.class))
        .forEach(
            (key, stored) -> {
              if (stored.table() == null) {
                LOG.error(
                    "decision {} version {} {}", key.decision(), key.version(), stored.fault());
              }
            });
  }

  /** The newest versions of these decisions, in the order of their keys. */
  List<Versioned> newest(Collection<String> keys) {
    List<Versioned> newest = new ArrayList<>();
    stored(keys)
        .forEach(
            (key, stored) -> {
              if (stored.table() != null) {
                newest.add(new Versioned(key.version(), stored.table()));
              }
            });
    return newest;
  }

  private Map<Key, Stored> stored(Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<Key> newest = new ArrayList<>();
    String marks = "?,".repeat(keys.size());
    jdbc.query(
        "select decision, max(version) as version from decision_version where decision in ("
            + marks.substring(0, marks.length() - 1)
            + ") group by decision order by decision",
        row -> {
          newest.add(new Key(row.getString("decision"), row.getInt("version")));
        },
        keys.toArray());
    Map<Key, Stored> stored = new LinkedHashMap<>();
    for (Key key : newest) {
      Stored one = stored(key);
      if (one != null) {
        stored.put(key, one);
      }
    }
    return stored;
  }

  /** A decision in one version; empty where there is none that passes the check. */
  Optional<DecisionTable> find(String decision, int version) {
    return Optional.ofNullable(stored(new Key(decision, version))).map(Stored::table);
  }

  private @Nullable Stored stored(Key key) {
    return read.get(key, this::load);
  }

  private @Nullable Stored load(Key key) {
    return jdbc
        .queryForList(
            "select xml from decision_version where decision = ? and version = ?",
            String.class,
            key.decision(),
            key.version())
        .stream()
        .findFirst()
        .map(xml -> read(xml, key.decision()))
        .orElse(null);
  }

  private static Stored read(String xml, String decision) {
    try {
      return new Stored(DmnCheck.table(xml, decision), Sha256.of(xml), "");
    } catch (IllegalArgumentException e) {
      return new Stored(null, Sha256.of(xml), String.valueOf(e.getMessage()));
    }
  }
}
