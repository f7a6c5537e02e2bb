package org.bihuan.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.campaign.Campaign.Phase;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignCheck.Checked;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists, makes and changes campaigns. */
@Service
public class Campaigns {

  /** More are not offered in one list. */
  private static final int MOST_OFFERED = 200;

  private final CampaignRows rows;
  private final CampaignActs acts;
  private final CampaignRights rights;
  private final CampaignCache cache;
  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;

  Campaigns(
      CampaignRows rows,
      CampaignActs acts,
      CampaignRights rights,
      CampaignCache cache,
      Units units,
      WorkCalendar calendar,
      Clock clock) {
    this.rows = rows;
    this.acts = acts;
    this.rights = rights;
    this.cache = cache;
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The campaigns that the caller sees, newest first.
   *
   * @param state null for both
   * @param q words that code or name hold; empty for all
   * @throws Problem 400 for a text that no database can search for
   */
  public Page<Campaign> list(
      Caller caller,
      @Nullable State state,
      String q,
      @Nullable String after,
      int size,
      boolean count) {
    if (!StorableText.is(q)) {
      throw Problem.malformed("q", "form.controlCharacter");
    }
    List<String> start = after == null ? List.of() : Keyset.decode(after, 2);
    Instant at = start.isEmpty() ? null : Keyset.instant(start.get(0));
    String code = start.isEmpty() ? "" : start.get(1);
    if (!StorableText.is(code)) {
      throw Keyset.refused();
    }
    var wanted = new CampaignRows.Wanted(rights.sight(caller), state, q, at, code, size + 1);
    List<Campaign> found = rows.list(wanted);
    boolean more = found.size() > size;
    Campaign last = more ? found.get(size - 1) : null;
    return new Page<>(
        more ? found.subList(0, size) : found,
        last == null ? null : Keyset.encode(last.createdAt().toString(), last.code()),
        count ? rows.count(wanted) : null);
  }

  /**
   * @throws Problem 404 where there is none, or the caller may not see it
   */
  public Campaign visible(Caller caller, String code) {
    return seen(caller, code, StorableText.is(code) ? rows.find(code).orElse(null) : null);
  }

  private Campaign seen(Caller caller, String code, @Nullable Campaign campaign) {
    if (campaign == null || !rights.maySee(caller, campaign)) {
      throw Problem.notFound("campaign", code);
    }
    return campaign;
  }

  /** The same, locked, so that changes of it are made one after another. */
  Campaign locked(Caller caller, String code) {
    return seen(caller, code, StorableText.is(code) ? rows.lock(code).orElse(null) : null);
  }

  /**
   * The campaigns under which the caller may open an issue now: open, in their period, and about
   * one of these units.
   */
  public List<Campaign> offered(Set<String> responsible) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    return rows.open(MOST_OFFERED).stream()
        .filter(campaign -> campaign.isOn(today))
        .filter(campaign -> fits(campaign, responsible))
        .toList();
  }

  private boolean fits(Campaign campaign, Set<String> responsible) {
    return campaign.units().isEmpty()
        || campaign.units().stream()
            .anyMatch(
                about ->
                    responsible.contains(about)
                        || units.upwards(about).stream().anyMatch(responsible::contains)
                        || units.within(about).stream().anyMatch(responsible::contains));
  }

  /** The names of these campaigns by code, in this language; those that are none are left out. */
  public Map<String, Campaign> named(Set<String> codes) {
    Map<String, Campaign> named = new LinkedHashMap<>();
    codes.forEach(code -> cache.find(code).ifPresent(one -> named.put(code, one)));
    return named;
  }

  /**
   * Makes a campaign.
   *
   * @throws Problem 403 where the caller may not make one of this unit; 422 where it is wrong, or
   *     there is one of its code
   */
  @Transactional
  public Campaign create(Caller caller, CampaignDraft draft) {
    String unit = draft.unit() == null ? rights.ownUnit(caller) : draft.unit();
    if (unit == null) {
      throw Problem.forbidden("campaign.notYours");
    }
    CampaignCheck check = new CampaignCheck(units);
    if (units.find(unit).filter(found -> !found.retired()).isEmpty()) {
      check.add(new FieldError("unit", "form.unknownUnit", unit));
    } else {
      rights.requireDescribe(caller, unit);
    }
    String code = check.code(draft.code());
    Checked checked = check.checked(draft, unit);
    Campaign campaign = fresh(code, unit, checked, caller.username());
    if (!rows.add(campaign)) {
      throw Problem.invalidSubmission(List.of(new FieldError("code", "campaign.taken", code)));
    }
    acts.add(code, caller.username(), CampaignActs.CREATED, told(campaign));
    cache.written(campaign);
    return campaign;
  }

  private Campaign fresh(String code, String unit, Checked checked, String by) {
    return new Campaign(
        code,
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
        State.OPEN,
        true,
        null,
        clock.instant(),
        by,
        null,
        null,
        0);
  }

  /**
   * Changes a campaign; the same again changes nothing.
   *
   * @throws Problem 403 where the caller may not; 404 where they do not see it; 409 {@code stale}
   *     where another revision is the newest, or it is closed; 422 where it is wrong
   */
  @Transactional
  public Campaign change(Caller caller, String code, CampaignDraft draft) {
    Campaign before = locked(caller, code);
    rights.requireDescribe(caller, before.unit());
    if (!before.isOpen() || (draft.revision() != null && draft.revision() != before.revision())) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    String unit = Objects.requireNonNullElse(draft.unit(), before.unit());
    CampaignCheck check = new CampaignCheck(units);
    if (draft.code() != null && !draft.code().equals(code)) {
      check.add(new FieldError("code", "campaign.codeStays", code));
    }
    if (units.find(unit).isEmpty()) {
      check.add(new FieldError("unit", "form.unknownUnit", unit));
    } else {
      rights.requireDescribe(caller, unit);
    }
    Campaign after = new CampaignChange(before).described(unit, check.checked(draft, unit));
    Map<String, @Nullable Object> was = told(before);
    Map<String, @Nullable Object> is = told(after);
    if (was.equals(is) && before.listed()) {
      return before;
    }
    rows.change(after);
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    is.forEach(
        (name, value) -> {
          if (!Objects.equals(value, was.get(name))) {
            changes.put(name, value);
          }
        });
    acts.add(code, caller.username(), CampaignActs.CHANGED, changes);
    cache.written(after);
    return after;
  }

  /** What a campaign says of itself, as its trail keeps it. */
  private static Map<String, @Nullable Object> told(Campaign campaign) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("name", campaign.name());
    told.put("nameEn", campaign.nameEn());
    told.put("unit", campaign.unit());
    told.put("from", Objects.toString(campaign.from(), null));
    told.put("to", Objects.toString(campaign.to(), null));
    told.put("phases", campaign.phases().stream().map(Campaigns::told).toList());
    told.put("units", campaign.units().stream().sorted().toList());
    told.put("categories", campaign.categories().stream().sorted().toList());
    told.put("goals", campaign.goals());
    told.put("targetRate", rate(campaign.targetRate()));
    return told;
  }

  private static String told(Phase phase) {
    String english = phase.nameEn() == null ? "" : " (" + phase.nameEn() + ")";
    return phase.name() + english + " " + phase.from() + "–" + phase.to();
  }

  private static @Nullable String rate(@Nullable BigDecimal rate) {
    return rate == null ? null : rate.stripTrailingZeros().toPlainString();
  }

  /**
   * One entry of a campaign's trail.
   *
   * @param act {@code created}, {@code changed}, {@code closed}, {@code merged} or {@code
   *     mergedHere}
   * @param data what it was made, or what was changed
   */
  @Schema(name = "CampaignAct")
  public record Act(int seq, Instant at, String actor, String act, Map<String, Object> data) {}

  /** The entries of a campaign's trail, newest first. */
  public Page<Act> acts(Caller caller, String code, @Nullable String after, int size) {
    return acts(visible(caller, code), after, size);
  }

  /** The same of a campaign that the caller was shown. */
  public Page<Act> acts(Campaign campaign, @Nullable String after, int size) {
    int below = after == null ? Integer.MAX_VALUE : number(Keyset.decode(after, 1).get(0));
    List<CampaignActs.Entry> found = acts.latest(campaign.code(), below, size + 1);
    boolean more = found.size() > size;
    return new Page<>(
        (more ? found.subList(0, size) : found)
            .stream()
                .map(
                    one ->
                        new Act(
                            one.seq(), one.at(), one.actor(), one.act(), Canonical.map(one.data())))
                .toList(),
        more ? Keyset.encode(String.valueOf(found.get(size - 1).seq())) : null,
        null);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }
}
