package org.bihuan.ledger.row;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.spreadsheet.TextNormalizer;
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

  /**
   * A unit's code, or the key and arguments of the message that gives the reason why there is none;
   * both where only a part of the text was read.
   */
  record Match(@Nullable String code, String messageKey, List<Object> arguments) {}

  Match find(String name) {
    return known.computeIfAbsent(name, this::look);
  }

  private Match look(String name) {
    if (name.length() > TextNormalizer.LONGEST_WORD) {
      return unknown(name);
    }
    Match exact = named(TextNormalizer.line(name));
    if (exact != null) {
      return exact;
    }
    List<String> parts = WrittenUnits.parts(name);
    boolean many = parts.size() > 1 && parts.stream().anyMatch(part -> named(part) != null);
    if (many || WrittenUnits.words(name).stream().filter(word -> named(word) != null).count() > 1) {
      return new Match(null, "ledger.row.unit.several", List.of(TextNormalizer.line(name)));
    }
    for (String alone : WrittenUnits.alone(name)) {
      Match without = named(alone);
      if (without != null && without.code() != null) {
        return new Match(
            without.code(), "ledger.row.unit.read", List.of(TextNormalizer.line(name), alone));
      }
      if (without != null) {
        return without;
      }
    }
    if (WrittenUnits.isCollective(name)) {
      return new Match(null, "ledger.row.unit.collective", List.of(TextNormalizer.line(name)));
    }
    return WrittenUnits.alone(name).stream()
        .flatMap(alone -> nearest(alone).stream())
        .findFirst()
        .map(near -> new Match(null, "ledger.row.unit.nearest", List.<Object>of(name, near)))
        .orElseGet(() -> unknown(name));
  }

  private static Match unknown(String name) {
    return new Match(null, "ledger.row.unit.unknown", List.of(TextNormalizer.line(name)));
  }

  /** The unit of this name or code, or several; null where there is none. */
  private @Nullable Match named(String name) {
    List<Unit> found = open(units.named(name));
    if (found.isEmpty()) {
      found = open(units.named(name.toUpperCase(Locale.ROOT)));
    }
    if (found.isEmpty()) {
      return null;
    }
    if (found.size() == 1) {
      return new Match(found.get(0).code(), "", List.of());
    }
    List<Unit> ours = found.stream().filter(unit -> own.contains(unit.code())).toList();
    if (ours.size() == 1) {
      return new Match(ours.get(0).code(), "", List.of());
    }
    String names = found.stream().map(UnitNames::told).collect(Collectors.joining("、"));
    return new Match(null, "ledger.row.unit.ambiguous", List.of(name, names));
  }

  private static List<Unit> open(List<Unit> found) {
    return found.stream().filter(unit -> !unit.retired()).toList();
  }

  private static String told(Unit unit) {
    return unit.name() + " (" + unit.code() + ")";
  }

  private Optional<String> nearest(String name) {
    String alike = WrittenUnits.alike(name);
    List<String> same =
        units.all().stream()
            .filter(unit -> !unit.retired())
            .filter(
                unit ->
                    Stream.of(unit.name(), unit.shortName())
                        .anyMatch(own -> own != null && WrittenUnits.alike(own).equals(alike)))
            .map(Unit::name)
            .toList();
    if (same.size() == 1) {
      return Optional.of(same.get(0));
    }
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
