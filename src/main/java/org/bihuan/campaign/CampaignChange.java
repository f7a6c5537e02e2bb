package org.bihuan.campaign;

import java.time.Instant;
import java.util.List;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignCheck.Checked;
import org.jspecify.annotations.Nullable;

/** Makes the next state of a campaign; its revision grows with what is written, not here. */
final class CampaignChange {

  private final Campaign now;

  CampaignChange(Campaign now) {
    this.now = now;
  }

  Campaign units(List<String> units) {
    return new Campaign(
        now.code(),
        now.name(),
        now.nameEn(),
        now.unit(),
        now.from(),
        now.to(),
        now.phases(),
        List.copyOf(units),
        now.categories(),
        now.goals(),
        now.targetRate(),
        now.state(),
        now.listed(),
        now.mergedInto(),
        now.createdAt(),
        now.createdBy(),
        now.closedAt(),
        now.closedBy(),
        now.revision());
  }

  /** As it was described; from then on it is listed. */
  Campaign described(String unit, Checked checked) {
    return new Campaign(
        now.code(),
        checked.name(),
        checked.nameEn(),
        unit,
        checked.from(),
        checked.to(),
        checked.phases(),
        checked.units(),
        checked.categories(),
        checked.goals(),
        checked.targetRate(),
        now.state(),
        true,
        now.mergedInto(),
        now.createdAt(),
        now.createdBy(),
        now.closedAt(),
        now.closedBy(),
        now.revision() + 1);
  }

  Campaign closed(Instant at, String by) {
    return ended(now.mergedInto(), at, by);
  }

  Campaign merged(String into, Instant at, String by) {
    return ended(into, at, by);
  }

  private Campaign ended(@Nullable String into, Instant at, String by) {
    return new Campaign(
        now.code(),
        now.name(),
        now.nameEn(),
        now.unit(),
        now.from(),
        now.to(),
        now.phases(),
        now.units(),
        now.categories(),
        now.goals(),
        now.targetRate(),
        State.CLOSED,
        now.listed(),
        into,
        now.createdAt(),
        now.createdBy(),
        now.closedAt() == null ? at : now.closedAt(),
        now.closedBy() == null ? by : now.closedBy(),
        now.revision() + 1);
  }
}
