package org.bihuan.campaign;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what with campaigns. Inspectors, leaders and administrators of its unit, or of one
 * above, describe a campaign; closing it and merging it into another is up to leaders and
 * administrators alone. It is seen at, above and below the units it is about, and at and above the
 * unit whose it is; monitors belong to no unit and see none.
 */
@Component
public class CampaignRights {

  private static final Set<Role> DESCRIBING =
      Set.of(Role.INSPECTOR, Role.LEADER, Role.ADMINISTRATOR);

  private final Units units;

  CampaignRights(Units units) {
    this.units = units;
  }

  /** Whether the caller may make campaigns of some unit. */
  public boolean mayCreate(Caller caller) {
    return caller.duties().stream().anyMatch(duty -> DESCRIBING.contains(duty.role()));
  }

  /** The units of which the caller may make campaigns. */
  public Set<String> ownUnits(Caller caller) {
    Set<String> own = new HashSet<>();
    caller.duties().stream()
        .filter(duty -> DESCRIBING.contains(duty.role()))
        .forEach(duty -> own.addAll(units.within(duty.unit())));
    return own;
  }

  /** The unit of the caller's first duty that may make campaigns; null where none may. */
  public @Nullable String ownUnit(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> DESCRIBING.contains(duty.role()))
        .map(Duty::unit)
        .findFirst()
        .orElse(null);
  }

  public boolean mayDescribe(Caller caller, String unit) {
    return ownUnits(caller).contains(unit);
  }

  /**
   * @throws Problem 403 for somebody who may not describe campaigns of this unit
   */
  void requireDescribe(Caller caller, String unit) {
    if (!mayDescribe(caller, unit)) {
      throw Problem.forbidden("campaign.notYours");
    }
  }

  /** Whether the caller may close it, and merge it into another. */
  public boolean mayClose(Caller caller, Campaign campaign) {
    return AdminScope.overseer(caller, campaign.unit(), units).isPresent();
  }

  /**
   * The unit of the duty by which the caller closes it.
   *
   * @throws Problem 403 for somebody who may not
   */
  String requireClose(Caller caller, Campaign campaign) {
    Optional<String> by = AdminScope.overseer(caller, campaign.unit(), units);
    return by.orElseThrow(() -> Problem.forbidden("campaign.notYoursToClose"));
  }

  /**
   * What the caller sees.
   *
   * @param everything whether they see every campaign
   * @param own the caller's units and all below them
   * @param related those and the ones above
   */
  record Sight(boolean everything, Set<String> own, Set<String> related) {}

  Sight sight(Caller caller) {
    Set<String> own = new HashSet<>();
    Set<String> related = new HashSet<>();
    for (Duty duty : caller.duties()) {
      if (duty.role() != Role.MONITOR) {
        own.addAll(units.within(duty.unit()));
        related.addAll(units.upwards(duty.unit()));
      }
    }
    related.addAll(own);
    return new Sight(!own.isEmpty() && own.size() >= units.all().size(), own, related);
  }

  boolean maySee(Caller caller, Campaign campaign) {
    Sight sight = sight(caller);
    return sight.everything()
        || (!sight.own().isEmpty()
            && (campaign.units().isEmpty()
                || sight.own().contains(campaign.unit())
                || campaign.units().stream().anyMatch(sight.related()::contains)));
  }
}
