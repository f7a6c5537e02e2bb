package org.bihuan.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;

/** The demonstration units, and any others a test adds, without a database. */
public final class ListedUnits implements Units {

  private final List<Unit> units = new ArrayList<>();

  public ListedUnits() {
    try (var in = ListedUnits.class.getResourceAsStream("/ledger/units.csv")) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(c -> units.add(unit(c[0], c[1], c[2], c[3], c[4])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ListedUnits with(String code, String name, String shortName, String parent) {
    units.add(unit(code, name, name, shortName, parent));
    return this;
  }

  private static Unit unit(String code, String name, String en, String shortName, String parent) {
    return new Unit(
        code, name, en, shortName, parent.isEmpty() ? null : parent, "authority", null, false);
  }

  @Override
  public Optional<Unit> find(String code) {
    return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
  }

  @Override
  public List<Unit> all() {
    return List.copyOf(units);
  }

  @Override
  public String parent(String code) {
    return Objects.requireNonNullElse(find(code).orElseThrow().parent(), code);
  }

  @Override
  public List<String> children(String code) {
    return units.stream().filter(u -> code.equals(u.parent())).map(Unit::code).toList();
  }

  @Override
  public Set<String> within(String code) {
    Set<String> within = new LinkedHashSet<>(Set.of(code));
    children(code).forEach(child -> within.addAll(within(child)));
    return within;
  }

  @Override
  public List<String> upwards(String code) {
    return Stream.iterate(code, this::parent).limit(4).distinct().toList();
  }

  @Override
  public String root(String code) {
    return "QH";
  }

  @Override
  public List<Unit> named(String name) {
    String wanted = name.replaceAll("\\s", "");
    return units.stream()
        .filter(
            unit ->
                Stream.of(unit.code(), unit.name(), unit.nameEn(), unit.shortName())
                    .filter(Objects::nonNull)
                    .anyMatch(known -> known.replaceAll("\\s", "").equals(wanted)))
        .toList();
  }
}
