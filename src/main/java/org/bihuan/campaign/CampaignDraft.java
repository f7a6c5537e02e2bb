package org.bihuan.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a campaign to be; not checked yet.
 *
 * @param code not to be changed later; in a change it may be absent
 * @param unit whose campaign it is; absent: the caller's unit, in a change the one it is
 * @param from the first day
 * @param to the last day
 * @param phases in their order; each within the period, none overlapping another
 * @param units it is about, each with all below it; absent: the unit whose campaign it is
 * @param categories it is about; absent: every category
 * @param goals what is to be reached
 * @param targetRate the share of issues to be signed off, as a fraction from 0 to 1
 * @param revision the one that is changed; absent: whichever is the newest
 */
public record CampaignDraft(
    @Nullable String code,
    @Required @Nullable String name,
    @Nullable String nameEn,
    @Nullable String unit,
    @Required @Nullable LocalDate from,
    @Required @Nullable LocalDate to,
    @Nullable List<@Nullable PhaseDraft> phases,
    @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable String> categories,
    @Nullable String goals,
    @Nullable BigDecimal targetRate,
    @Nullable Long revision) {

  /** The same, for this revision only. */
  CampaignDraft on(long other) {
    return new CampaignDraft(
        code, name, nameEn, unit, from, to, phases, units, categories, goals, targetRate, other);
  }

  /**
   * A phase.
   *
   * @param from the first day
   * @param to the last day
   */
  public record PhaseDraft(
      @Required @Nullable String name,
      @Nullable String nameEn,
      @Required @Nullable LocalDate from,
      @Required @Nullable LocalDate to) {}
}
