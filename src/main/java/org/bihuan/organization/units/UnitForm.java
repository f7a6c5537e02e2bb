package org.bihuan.organization.units;

import java.util.Objects;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Unit;
import org.bihuan.organization.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * The data of a unit, to create or change it. In a change, an absent value stays as it is and an
 * empty text clears an optional field.
 */
public record UnitForm(
    @Nullable String name,
    @Nullable String nameEn,
    @Nullable String shortName,
    @Nullable String parent,
    @Nullable String kind,
    @Nullable String region,
    @Nullable Boolean retired) {

  /** A new unit, its fields checked one by one. */
  public Unit create(String code, DirectoryFaults faults) {
    return new Unit(
        code,
        faults.text("name", name, 200),
        faults.optionalText("nameEn", nameEn, 200),
        faults.optionalText("shortName", shortName, 100),
        faults.optionalText("parent", parent, 64),
        UnitKind.check(faults.text("kind", kind, 16), faults),
        faults.region("region", region),
        Boolean.TRUE.equals(retired));
  }

  /** The unit with these changes. */
  Unit change(Unit unit, DirectoryFaults faults) {
    return new UnitForm(
            orElse(name, unit.name()),
            orElse(nameEn, unit.nameEn()),
            orElse(shortName, unit.shortName()),
            orElse(parent, unit.parent()),
            orElse(kind, unit.kind()),
            orElse(region, unit.region()),
            Objects.requireNonNullElse(retired, unit.retired()))
        .create(unit.code(), faults);
  }

  private static @Nullable String orElse(@Nullable String said, @Nullable String present) {
    return said == null ? present : said;
  }
}
