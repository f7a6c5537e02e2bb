package org.bihuan.issue.restricted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.organization.Caller;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps restricted values, and reads them for those who see them. */
@Component
public class RestrictedValues {

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;
  private final FieldSight sight;

  RestrictedValues(JdbcTemplate jdbc, UnitOfWork unitOfWork, FieldSight sight) {
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
    this.sight = sight;
  }

  /**
   * Keeps the restricted values among the fields with the trail entry that is recorded next.
   *
   * @param visibleTo the groups that see it, by the id of each restricted field
   * @param actor who entered them, and sees them too
   * @return the fields to be recorded, with a reference for each restricted value
   */
  public Map<String, Object> keep(
      LockedIssue issue, Map<String, String> visibleTo, Map<String, Object> fields, String actor) {
    Map<String, Object> told = new LinkedHashMap<>(fields);
    told.replaceAll(
        (field, value) -> {
          String groups = visibleTo.get(field);
          return groups == null ? value : kept(issue, field, value, groups, actor);
        });
    return told;
  }

  private Map<String, Object> kept(
      LockedIssue issue, String field, Object value, String groups, String actor) {
    String content = Canonical.text(Canonical.of(value));
    byte[] bytes = new byte[SALT_BYTES];
    RANDOM.nextBytes(bytes);
    String salt = HexFormat.of().formatHex(bytes);
    String sha256 = RestrictedValue.hash(content, groups, salt);
    added()
        .rows
        .add(
            new Object[] {
              issue.number(), issue.nextSeq(), field, sha256, content, salt, groups, actor
            });
    return new RestrictedReference(sha256).told();
  }

  private static final class Added {
    private final List<Object[]> rows = new ArrayList<>();
  }

  private Added added() {
    return unitOfWork.get(
        Added.class,
        () -> {
          Added begun = new Added();
          unitOfWork.beforeCommit(Phase.WRITE_REFERRING, () -> write(begun.rows));
          return begun;
        });
  }

  private void write(List<Object[]> rows) {
    jdbc.batchUpdate(
        "insert into restricted_value (issue, seq, field, sha256, content, salt, visible_to, actor)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    rows.clear();
  }

  /**
   * Those of the values with these hashes that the caller sees; with one statement where any is
   * asked for. The caller must be allowed to see the issue.
   */
  public Map<String, RestrictedValue> seen(Caller caller, String issue, Collection<String> sha256) {
    Map<String, RestrictedValue> seen = new HashMap<>();
    if (sha256.isEmpty()) {
      return seen;
    }
    Map<String, Boolean> included = new HashMap<>();
    List<Object> parameters = new ArrayList<>(List.of(issue));
    parameters.addAll(sha256);
    for (Row row :
        jdbc.query(
            "select sha256, content, salt, visible_to, actor from restricted_value"
                + " where issue = ? and sha256 in ("
                + "?, ".repeat(sha256.size() - 1)
                + "?)",
            (row, n) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)),
            parameters.toArray())) {
      if (row.actor.equals(caller.username())
          || included.computeIfAbsent(row.visibleTo, groups -> sight.isIn(caller, issue, groups))) {
        seen.put(row.sha256, new RestrictedValue(json(row.content), row.visibleTo, row.salt));
      }
    }
    return seen;
  }

  private record Row(String sha256, String content, String salt, String visibleTo, String actor) {}

  /** Content that was changed in the database may be no JSON; nothing is shown of it then. */
  private static JsonNode json(String content) {
    try {
      return Canonical.read(content);
    } catch (IllegalArgumentException tampered) {
      return NullNode.getInstance();
    }
  }
}
