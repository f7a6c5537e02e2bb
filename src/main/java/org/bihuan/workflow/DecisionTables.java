package org.bihuan.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bihuan.workflow.check.DecisionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads decisions as they were deployed; a version never changes, so each is read once. */
@Component
class DecisionTables {

  private final JdbcTemplate jdbc;
  private final Cache<Key, DecisionTable> read = Caffeine.newBuilder().maximumSize(200).build();

  DecisionTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(String decision, int version) {}

  /** A decision in its newest version. */
  record Versioned(int version, DecisionTable table) {}

  /** The newest versions of these, in the order of their keys. */
  List<Versioned> newest(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
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
    return newest.stream()
        .flatMap(
            key ->
                find(key.decision(), key.version()).stream()
                    .map(table -> new Versioned(key.version(), table)))
        .toList();
  }

  /** A decision in one version; empty where there is none. */
  Optional<DecisionTable> find(String decision, int version) {
    return Optional.ofNullable(read.get(new Key(decision, version), this::load));
  }

  private @Nullable DecisionTable load(Key key) {
    return jdbc
        .queryForList(
            "select xml from decision_version where decision = ? and version = ?",
            String.class,
            key.decision(),
            key.version())
        .stream()
        .flatMap(
            xml ->
                DecisionTable.read(xml.getBytes(StandardCharsets.UTF_8), key.decision()).stream())
        .findFirst()
        .orElse(null);
  }
}
