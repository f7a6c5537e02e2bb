package org.bihuan.campaign;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.relabel.NearestNames;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Units;
import org.bihuan.workflow.opening.ListedFact;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The campaign of a new issue. One that nobody has described yet comes about with the first issue
 * that names it, and is about the units of the issues that do; with {@code
 * bihuan.campaigns.listed-only} it is refused instead.
 */
@Component
class ListedCampaigns implements ListedFact {

  private static final String FIELD = "campaign";

  /** Of how many campaigns the nearest are looked for. */
  private static final int COMPARED = 500;

  private final CampaignCache cache;
  private final CampaignRows rows;
  private final CampaignActs acts;
  private final Units units;
  private final Clock clock;
  private final boolean listedOnly;

  ListedCampaigns(
      CampaignCache cache,
      CampaignRows rows,
      CampaignActs acts,
      Units units,
      Clock clock,
      @Value("${bihuan.campaigns.listed-only:false}") boolean listedOnly) {
    this.cache = cache;
    this.rows = rows;
    this.acts = acts;
    this.units = units;
    this.clock = clock;
    this.listedOnly = listedOnly;
  }

  @Override
  public String name() {
    return FIELD;
  }

  @Override
  public String settled(Use use) {
    Campaign campaign = cache.find(use.value()).orElse(null);
    if (campaign != null && campaign.mergedInto() != null) {
      campaign = cache.find(campaign.mergedInto()).orElse(campaign);
    }
    if (campaign == null) {
      return begun(use);
    }
    if (!use.byProcess()) {
      check(campaign, use);
    }
    return campaign.code();
  }

  private void check(Campaign campaign, Use use) {
    if (!campaign.isOpen()) {
      throw refused("campaign.closed", campaign.code(), campaign.name());
    }
    if (!isAbout(campaign, use)) {
      if (campaign.listed()) {
        throw refused("campaign.otherUnits", campaign.code(), campaign.name());
      }
      widen(campaign, use);
    }
    String category = use.category();
    if (category != null
        && !campaign.categories().isEmpty()
        && !campaign.categories().contains(category)) {
      throw Problem.invalidSubmission(
          List.of(
              new FieldError(
                  "category",
                  "campaign.otherCategories",
                  campaign.name(),
                  String.join("、", campaign.categories()))));
    }
  }

  /** Whether the unit is among its own; where it is named later, whether it may be. */
  private boolean isAbout(Campaign campaign, Use use) {
    if (campaign.units().isEmpty()) {
      return true;
    }
    String unit = use.unit();
    Set<String> above = new LinkedHashSet<>(units.upwards(unit == null ? use.supervisor() : unit));
    return campaign.units().stream()
        .anyMatch(
            about ->
                above.contains(about)
                    || (unit == null && units.within(use.supervisor()).contains(about)));
  }

  private void widen(Campaign campaign, Use use) {
    if (use.dryRun()) {
      return;
    }
    List<String> wider = new ArrayList<>(campaign.units());
    for (String unit : about(use)) {
      if (!wider.contains(unit)) {
        rows.widen(campaign.code(), unit);
        wider.add(unit);
      }
    }
    cache.written(new CampaignChange(campaign).units(wider));
  }

  private static Set<String> about(Use use) {
    Set<String> about = new LinkedHashSet<>();
    about.add(use.supervisor());
    if (use.unit() != null) {
      about.add(use.unit());
    }
    return about;
  }

  /** The first issue that names it makes the campaign. */
  private String begun(Use use) {
    String code = use.value();
    if (listedOnly && !use.byProcess()) {
      List<String> near = NearestNames.of(code, rows.codes(COMPARED));
      throw near.isEmpty()
          ? refused("campaign.unknown", code)
          : refused("campaign.unknown.near", code, String.join("、", near));
    }
    if (use.dryRun()) {
      return code;
    }
    Campaign campaign =
        new Campaign(
            code,
            code,
            null,
            use.supervisor(),
            null,
            null,
            List.of(),
            List.copyOf(about(use)),
            List.of(),
            null,
            null,
            State.OPEN,
            false,
            null,
            clock.instant(),
            use.opener(),
            null,
            null,
            0);
    if (rows.add(campaign)) {
      acts.add(code, use.opener(), CampaignActs.CREATED, Map.of("byIssue", true));
      cache.written(campaign);
    } else { // somebody else named it at the same moment
      Campaign other = rows.find(code).orElse(campaign);
      if (!isAbout(other, use) && !other.listed()) {
        widen(other, use);
      }
    }
    return code;
  }

  private static Problem refused(String key, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(FIELD, key, arguments)));
  }
}
