package org.bihuan.workbench.issue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.evidence.Evidence;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * Files to be compared side by side: what others had added before a step was first completed, then
 * what was handed in with it in each round.
 *
 * @param round 0 for what was there before
 */
record FileColumn(int round, List<Shown> files) {

  private static final int MOST_ROUNDS = 2;

  /**
   * A file in a column.
   *
   * @param sameAs the earlier round in which the same bytes were handed in, 0 where they were there
   *     before; null where the file is new
   */
  record Shown(Evidence file, @Nullable Integer sameAs) {}

  /**
   * The columns for the step that was completed last with files; only what was there before where
   * there is none. No more than the last two rounds; empty where there are no files.
   *
   * @param acts completed steps in order
   * @param reader whose own files are not what was there before their step
   */
  static List<FileColumn> of(List<TrailEntry> acts, List<Evidence> files, String reader) {
    Map<String, Evidence> byId = new HashMap<>();
    files.forEach(file -> byId.put(file.id(), file));
    TreeMap<Integer, Set<String>> rounds = rounds(acts, byId.keySet());
    Optional<TrailEntry> first = first(acts, rounds);
    List<Evidence> before = new ArrayList<>();
    for (Evidence file : files) {
      boolean cited = rounds.values().stream().anyMatch(ids -> ids.contains(file.id()));
      boolean later =
          first
              .map(
                  entry ->
                      file.uploadedAt().isAfter(entry.at())
                          || file.uploadedBy().equals(entry.actor()))
              .orElse(file.uploadedBy().equals(reader));
      if (!cited && !later && file.voided() == null) {
        before.add(file);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    List<FileColumn> columns = new ArrayList<>();
    add(columns, 0, before, seen);
    rounds.forEach((round, ids) -> add(columns, round, ids.stream().map(byId::get).toList(), seen));
    int last = columns.size();
    columns.removeIf(column -> column.round() > 0 && columns.indexOf(column) < last - MOST_ROUNDS);
    return List.copyOf(columns);
  }

  private static void add(
      List<FileColumn> columns, int round, List<Evidence> files, Map<String, Integer> seen) {
    if (!files.isEmpty()) {
      columns.add(
          new FileColumn(
              round,
              files.stream().map(file -> new Shown(file, seen.get(file.sha256()))).toList()));
      files.forEach(file -> seen.putIfAbsent(file.sha256(), round));
    }
  }

  /** The files cited at the step last completed with any, by round. */
  private static TreeMap<Integer, Set<String>> rounds(List<TrailEntry> acts, Set<String> known) {
    TreeMap<Integer, Set<String>> rounds = new TreeMap<>();
    String step = step(acts, known);
    for (TrailEntry entry : acts) {
      if (step != null && step.equals(entry.step())) {
        Set<String> cited = cited(entry, known);
        if (!cited.isEmpty()) {
          rounds.put(entry.round(), cited);
        }
      }
    }
    return rounds;
  }

  private static @Nullable String step(List<TrailEntry> acts, Set<String> known) {
    return acts.stream()
        .filter(entry -> !cited(entry, known).isEmpty())
        .reduce((earlier, later) -> later)
        .map(TrailEntry::step)
        .orElse(null);
  }

  private static Set<String> cited(TrailEntry entry, Set<String> known) {
    Set<String> cited = new LinkedHashSet<>();
    if (TrailEvent.of(entry) instanceof Completed completed) {
      cited.addAll(completed.cited());
      cited.retainAll(known);
    }
    return cited;
  }

  /** The first completion of the step. */
  private static Optional<TrailEntry> first(
      List<TrailEntry> acts, TreeMap<Integer, Set<String>> rounds) {
    Set<String> cited = rounds.isEmpty() ? Set.of() : rounds.firstEntry().getValue();
    return acts.stream()
        .filter(entry -> !cited.isEmpty() && cited(entry, cited).size() == cited.size())
        .findFirst();
  }
}
