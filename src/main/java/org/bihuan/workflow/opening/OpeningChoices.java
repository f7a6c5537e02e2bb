package org.bihuan.workflow.opening;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ProcessNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The choices a caller has when opening an issue. */
@Component
public class OpeningChoices {

  private final IssueTypes types;
  private final ProcessNames names;
  private final Units units;

  OpeningChoices(IssueTypes types, ProcessNames names, Units units) {
    this.types = types;
    this.names = names;
    this.units = units;
  }

  /** The types the caller may open, the usual one first. */
  public List<ProcessNames.Type> types(Caller caller) {
    return names.types(caller).stream()
        .filter(ProcessNames.Type::mayOpen)
        .sorted((one, other) -> Boolean.compare(isUsual(other), isUsual(one)))
        .toList();
  }

  /** What issues of this type are for; null where its file says nothing. */
  public @Nullable String help(String type) {
    return names.help(type);
  }

  private static boolean isUsual(ProcessNames.Type type) {
    return type.key().equals(NewIssues.DEFAULT_TYPE);
  }

  /**
   * The units that may be chosen as responsible or supervising unit: those within the units of the
   * duties that open this type, parents before children; and, where people may open it for their
   * own unit, this and the units above it.
   */
  public List<Unit> units(Caller caller, String type) {
    Set<String> within = new LinkedHashSet<>();
    duties(caller, type).forEach(duty -> within.addAll(units.within(duty.unit())));
    own(caller, type).forEach(duty -> within.addAll(units.upwards(duty.unit())));
    return units.all().stream()
        .filter(unit -> within.contains(unit.code()) && !unit.retired())
        .toList();
  }

  /** The default supervising unit; null where the caller may not open this type. */
  public @Nullable String supervisor(Caller caller, String type) {
    return duties(caller, type).stream()
        .findFirst()
        .map(Duty::unit)
        .or(() -> own(caller, type).stream().findFirst().map(duty -> units.parent(duty.unit())))
        .orElse(null);
  }

  /** Whether the responsible unit must be named at opening, because no step of the type sets it. */
  public boolean isUnitRequired(String type) {
    return types.find(type).map(found -> !NewIssueCheck.assigns(found.model())).orElse(true);
  }

  private List<Duty> own(Caller caller, String type) {
    return types.find(type).map(found -> found.ownUnitDuties(caller)).orElse(List.of());
  }

  private List<Duty> duties(Caller caller, String type) {
    return types.find(type).map(found -> found.openingDuties(caller)).orElse(List.of());
  }
}
