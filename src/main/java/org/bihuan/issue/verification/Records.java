package org.bihuan.issue.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailHash;
import org.jspecify.annotations.Nullable;

/**
 * Compares records of one kind: first collects them from the trail, then compares those in the
 * database. Long values are kept as hashes, so that an issue with thousands of comments needs
 * little memory.
 */
public final class Records {

  private static final int SHORT = 64;

  private final String what;
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Set<String> found = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();

  private record Told(int seq, Map<String, String> parts) {}

  /**
   * @param what the kind of record, see {@link Difference}
   */
  public Records(String what) {
    this.what = what;
  }

  /**
   * Adds a record that an entry describes.
   *
   * @param parts only those the entry has; others are not compared
   */
  public void told(String id, int seq, Map<String, ? extends @Nullable Object> parts) {
    Map<String, String> texts = new LinkedHashMap<>();
    parts.forEach((name, value) -> texts.put(name, text(value)));
    told.put(id, new Told(seq, texts));
  }

  /** Compares a record from the database; a part it lacks counts as null. */
  public void found(String id, Map<String, ? extends @Nullable Object> record) {
    found(id, record, Set.of());
  }

  /**
   * Compares a record from the database.
   *
   * @param optional parts that are not compared where the record lacks them
   */
  public void found(
      String id, Map<String, ? extends @Nullable Object> record, Set<String> optional) {
    found.add(id);
    Told expected = told.get(id);
    if (expected == null) {
      differences.add(new Difference(what, id, Fault.ADDED, null));
      return;
    }
    expected
        .parts()
        .forEach(
            (name, text) -> {
              Object part = record.get(name);
              if (!text.equals(text(part)) && (part != null || !optional.contains(name))) {
                String where = id.isEmpty() ? name : id + "." + name;
                differences.add(new Difference(what, where, Fault.CHANGED, expected.seq()));
              }
            });
  }

  /** All differences, after all records were compared. */
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>(differences);
    told.forEach(
        (id, record) -> {
          if (!found.contains(id)) {
            all.add(new Difference(what, id, Fault.MISSING, record.seq()));
          }
        });
    return all;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    Object plain =
        value instanceof Instant instant
            ? instant.truncatedTo(ChronoUnit.MILLIS).toString()
            : value;
    String text = Canonical.text(Canonical.sorted(Canonical.of(plain)));
    return text.length() <= SHORT ? text : TrailHash.sha256(text);
  }
}
