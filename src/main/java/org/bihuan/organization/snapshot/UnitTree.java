package org.bihuan.organization.snapshot;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;

/** The tree of units at one moment, with every answer calculated in advance. */
public final class UnitTree implements Units {

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\x0B\\p{Z}]+");

  private final Map<String, Unit> byCode = new LinkedHashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();
  private final Map<String, List<String>> upwards = new HashMap<>();
  private final Map<String, Set<String>> within = new HashMap<>();
  private final Map<String, List<Unit>> byName = new HashMap<>();
  private final List<Unit> all;

  /**
   * Accepts units in any order; each one's parent must be among them, and there must be no cycles.
   */
  public UnitTree(List<Unit> units) {
    Map<String, List<Unit>> below =
        units.stream()
            .sorted(Comparator.comparing(Unit::code))
            .collect(Collectors.groupingBy(unit -> key(unit.parent())));
    below.getOrDefault("", List.of()).forEach(root -> place(root, List.of(), below));
    all = List.copyOf(byCode.values());
    all.forEach(this::name);
  }

  private void place(Unit unit, List<String> above, Map<String, List<Unit>> below) {
    String code = unit.code();
    byCode.put(code, unit);
    List<String> path = Stream.concat(Stream.of(code), above.stream()).toList();
    upwards.put(code, path);
    Set<String> inside = new LinkedHashSet<>(Set.of(code));
    List<Unit> subordinates = below.getOrDefault(code, List.of());
    for (Unit subordinate : subordinates) {
      place(subordinate, path, below);
      inside.addAll(within(subordinate.code()));
    }
    within.put(code, Set.copyOf(inside));
    children.put(
        code, subordinates.stream().filter(child -> !child.retired()).map(Unit::code).toList());
  }

  private void name(Unit unit) {
    Stream.of(unit.code(), unit.name(), key(unit.nameEn()), key(unit.shortName()))
        .map(UnitTree::plain)
        .filter(name -> !name.isEmpty())
        .distinct()
        .forEach(name -> byName.computeIfAbsent(name, any -> new ArrayList<>()).add(unit));
  }

  private static String key(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String plain(String name) {
    return WHITE_SPACE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Unit> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  @Override
  public List<Unit> all() {
    return all;
  }

  @Override
  public String parent(String code) {
    List<String> path = path(code);
    return path.size() > 1 ? path.get(1) : code;
  }

  @Override
  public List<String> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  @Override
  public Set<String> within(String code) {
    return within.getOrDefault(code, Set.of());
  }

  @Override
  public List<String> upwards(String code) {
    return upwards.getOrDefault(code, List.of());
  }

  @Override
  public String root(String code) {
    List<String> path = path(code);
    return path.get(path.size() - 1);
  }

  private List<String> path(String code) {
    List<String> path = upwards(code);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("no such unit: " + code);
    }
    return path;
  }

  /**
   * A retired unit is found by its name only where no other unit has it: names may be reused. What
   * is one unit's code or full name is no other one's short name.
   */
  @Override
  public List<Unit> named(String name) {
    String plain = plain(name);
    List<Unit> units = byName.getOrDefault(plain, List.of());
    List<Unit> open = units.stream().filter(unit -> !unit.retired()).toList();
    List<Unit> found = open.isEmpty() ? units : open;
    return Stream.<Function<Unit, String>>of(
            Unit::code, Unit::name, unit -> key(unit.nameEn()), unit -> key(unit.shortName()))
        .map(called -> found.stream().filter(u -> plain(called.apply(u)).equals(plain)).toList())
        .filter(closest -> !closest.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
