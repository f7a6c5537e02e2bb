package org.bihuan.ledger.row;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.ledger.reading.TextNormalizer;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;

/** Finds the unit that a ledger names, or the reason why it is not exactly one. */
final class UnitNames {

  private final Units units;
  private final Set<String> own;
  private final Map<String, Match> known = new HashMap<>();

  /**
   * For one file: results are cached.
   *
   * @param own codes of the importer's own units: of several of one name, the one among them is
   *     meant
   */
  UnitNames(Units units, Set<String> own) {
    this.units = units;
    this.own = own;
  }

  /** Either a unit's code, or the key and arguments of the message that gives the reason. */
  record Match(@Nullable String code, String messageKey, List<Object> arguments) {}

  Match find(String name) {
    return known.computeIfAbsent(name, this::look);
  }

  private Match look(String name) {
    if (name.length() > TextNormalizer.LONGEST_WORD) {
      return new Match(null, "ledger.row.unit.unknown", List.of(name));
    }
    List<Unit> found = units.named(name).stream().filter(unit -> !unit.retired()).toList();
    if (found.size() == 1) {
      return new Match(found.get(0).code(), "", List.of());
    }
    List<Unit> ours = found.stream().filter(unit -> own.contains(unit.code())).toList();
    if (ours.size() == 1) {
      return new Match(ours.get(0).code(), "", List.of());
    }
    if (found.size() > 1) {
      String names = found.stream().map(UnitNames::told).collect(Collectors.joining("、"));
      return new Match(null, "ledger.row.unit.ambiguous", List.of(name, names));
    }
    return nearest(name)
        .map(near -> new Match(null, "ledger.row.unit.nearest", List.<Object>of(name, near)))
        .orElseGet(() -> new Match(null, "ledger.row.unit.unknown", List.of(name)));
  }

  private static String told(Unit unit) {
    return unit.name() + " (" + unit.code() + ")";
  }

  private Optional<String> nearest(String name) {
    String read = TextNormalizer.key(name);
    int tolerated = Math.max(1, read.length() / 4);
    return units.all().stream()
        .filter(unit -> !unit.retired())
        .flatMap(unit -> Stream.of(unit.name(), unit.nameEn(), unit.shortName()))
        .filter(candidate -> candidate != null && !candidate.isBlank())
        .map(
            candidate ->
                Map.entry(candidate, distance(read, TextNormalizer.key(candidate), tolerated)))
        .filter(candidate -> candidate.getValue() <= tolerated)
        .min(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /**
   * The Levenshtein distance of two texts; any value above {@code most} where it is greater than
   * that.
   */
  private static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
