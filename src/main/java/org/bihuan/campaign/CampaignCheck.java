package org.bihuan.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.campaign.Campaign.Phase;
import org.bihuan.campaign.CampaignDraft.PhaseDraft;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;

/** Checks what a campaign is to be, and tells every faulty field. */
final class CampaignCheck {

  static final int LONGEST_CODE = 64;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_GOALS = 4_000;
  private static final int LONGEST_CATEGORY = 100;
  private static final int MOST_PHASES = 20;
  private static final int MOST_UNITS = 1_000;
  private static final int MOST_CATEGORIES = 200;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private final Units units;
  private final List<FieldError> errors = new ArrayList<>();

  CampaignCheck(Units units) {
    this.units = units;
  }

  /** What was checked, in the form in which it is kept. */
  record Checked(
      String name,
      @Nullable String nameEn,
      LocalDate from,
      LocalDate to,
      List<Phase> phases,
      List<String> units,
      List<String> categories,
      @Nullable String goals,
      @Nullable BigDecimal targetRate) {}

  /**
   * @param unit whose campaign it is or will be
   * @throws Problem 422 with every faulty field
   */
  Checked checked(CampaignDraft draft, String unit) {
    String name = text("name", draft.name(), LONGEST_NAME, true);
    String nameEn = text("nameEn", draft.nameEn(), LONGEST_NAME, false);
    days("", draft.from(), draft.to());
    List<Phase> phases = phases(draft);
    List<String> about = units(draft, unit);
    List<String> categories = categories(draft);
    String goals = draft.goals() == null || draft.goals().isBlank() ? null : draft.goals().strip();
    length("goals", goals, LONGEST_GOALS);
    BigDecimal rate = draft.targetRate();
    if (rate != null && (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0)) {
      errors.add(new FieldError("targetRate", "campaign.targetRate"));
    } else if (rate != null && rate.stripTrailingZeros().scale() > 4) {
      errors.add(new FieldError("targetRate", "campaign.targetRate.places"));
    }
    refuse();
    return new Checked(
        String.valueOf(name),
        nameEn,
        day(draft.from()),
        day(draft.to()),
        phases,
        about,
        categories,
        goals,
        rate);
  }

  /** The code of a new campaign, as it stands in addresses; adds an error where it cannot. */
  String code(@Nullable String given) {
    String code = given == null ? "" : given.strip();
    if (code.isEmpty()) {
      errors.add(FieldError.missing("code"));
    } else if (code.length() > LONGEST_CODE
        || !StorableText.is(code)
        || code.chars().anyMatch(Character::isISOControl)
        || !CampaignAddress.isPlain(code)) {
      errors.add(new FieldError("code", "campaign.code", LONGEST_CODE));
    }
    return code;
  }

  void add(FieldError error) {
    errors.add(error);
  }

  private void refuse() {
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
  }

  private static LocalDate day(@Nullable LocalDate day) {
    if (day == null) {
      throw new IllegalStateException("not checked");
    }
    return day;
  }

  private @Nullable String text(
      String field, @Nullable String given, int longest, boolean required) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty()) {
      if (required) {
        errors.add(FieldError.missing(field));
      }
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError(field, "form.controlCharacter"));
    } else {
      length(field, text, longest);
    }
    return text;
  }

  private void length(String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      errors.add(new FieldError(field, "form.tooLong", longest));
    } else if (text != null && !StorableText.is(text)) {
      errors.add(new FieldError(field, "form.controlCharacter"));
    }
  }

  /** Whether both days can be used. */
  private boolean days(String prefix, @Nullable LocalDate from, @Nullable LocalDate to) {
    boolean hasFrom = day(prefix + "from", from);
    boolean good = day(prefix + "to", to) && hasFrom;
    if (good && day(to).isBefore(day(from))) {
      errors.add(new FieldError(prefix + "to", "campaign.period"));
      return false;
    }
    return good;
  }

  private boolean day(String field, @Nullable LocalDate day) {
    if (day == null) {
      errors.add(FieldError.missing(field));
      return false;
    }
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      errors.add(new FieldError(field, "form.dateOutside", FIRST_YEAR, LAST_YEAR));
      return false;
    }
    return true;
  }

  private List<Phase> phases(CampaignDraft draft) {
    List<@Nullable PhaseDraft> given = draft.phases() == null ? List.of() : draft.phases();
    if (given.size() > MOST_PHASES) {
      errors.add(new FieldError("phases", "campaign.tooMany", MOST_PHASES));
      return List.of();
    }
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String at = "phases[" + i + "].";
      PhaseDraft each = given.get(i);
      String name = text(at + "name", each == null ? null : each.name(), LONGEST_NAME, true);
      String nameEn = text(at + "nameEn", each == null ? null : each.nameEn(), LONGEST_NAME, false);
      LocalDate from = each == null ? null : each.from();
      LocalDate to = each == null ? null : each.to();
      if (days(at, from, to) && name != null) {
        Phase phase = new Phase(name, nameEn, day(from), day(to));
        within(at, phase, draft);
        if (!phases.isEmpty() && !phase.from().isAfter(phases.get(phases.size() - 1).to())) {
          errors.add(
              new FieldError(
                  at + "from", "campaign.phase.overlaps", phases.get(phases.size() - 1).name()));
        }
        phases.add(phase);
      }
    }
    return phases;
  }

  private void within(String at, Phase phase, CampaignDraft draft) {
    if (draft.from() != null && phase.from().isBefore(draft.from())) {
      errors.add(new FieldError(at + "from", "campaign.phase.outside"));
    }
    if (draft.to() != null && phase.to().isAfter(draft.to())) {
      errors.add(new FieldError(at + "to", "campaign.phase.outside"));
    }
  }

  private List<String> units(CampaignDraft draft, String own) {
    if (draft.units() == null || draft.units().isEmpty()) {
      return List.of(own);
    }
    if (draft.units().size() > MOST_UNITS) {
      errors.add(new FieldError("units", "campaign.tooMany", MOST_UNITS));
      return List.of();
    }
    Set<String> about = new LinkedHashSet<>();
    for (int i = 0; i < draft.units().size(); i++) {
      String code = draft.units().get(i);
      if (code == null || units.find(code).isEmpty()) {
        errors.add(new FieldError("units[" + i + "]", "form.unknownUnit", String.valueOf(code)));
      } else if (!units.within(own).contains(code)) {
        errors.add(new FieldError("units[" + i + "]", "campaign.unit.outside", code));
      } else {
        about.add(code);
      }
    }
    return List.copyOf(about);
  }

  private List<String> categories(CampaignDraft draft) {
    List<@Nullable String> given = draft.categories() == null ? List.of() : draft.categories();
    if (given.size() > MOST_CATEGORIES) {
      errors.add(new FieldError("categories", "campaign.tooMany", MOST_CATEGORIES));
      return List.of();
    }
    Set<String> categories = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String category = text("categories[" + i + "]", given.get(i), LONGEST_CATEGORY, true);
      if (category != null) {
        categories.add(category);
      }
    }
    return List.copyOf(categories);
  }
}
