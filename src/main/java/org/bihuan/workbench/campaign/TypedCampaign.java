package org.bihuan.workbench.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.CampaignDraft;
import org.bihuan.campaign.CampaignDraft.PhaseDraft;
import org.bihuan.workbench.FilledForm;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is typed into the form of the page: phases in numbered lines of which blank ones
 * are left out, one category a line, the rate in per cent.
 */
final class TypedCampaign {

  /** Lines for phases beyond those that are filled in. */
  private static final int SPARE = 2;

  private static final int LEAST_LINES = 4;
  private static final int MOST_LINES = 20;

  /** No number of days or per cent is longer. */
  private static final int LONGEST_NUMBER = 20;

  private final FilledForm typed;

  private TypedCampaign(FilledForm typed) {
    this.typed = typed;
  }

  /** As it was sent, with the blank lines of phases at the end. */
  static TypedCampaign sent(FilledForm form) {
    Map<String, List<String>> typed = new LinkedHashMap<>(form.typed());
    List<Map<String, String>> lines = new ArrayList<>();
    for (int i = 0; i < MOST_LINES; i++) {
      Map<String, String> line = new LinkedHashMap<>();
      for (String part : List.of("name", "nameEn", "from", "to")) {
        String value = form.value("phases[" + i + "]." + part);
        typed.remove("phases[" + i + "]." + part);
        line.put(part, value);
      }
      if (line.values().stream().anyMatch(value -> !value.isBlank())) {
        lines.add(line);
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      int at = i;
      lines
          .get(i)
          .forEach((part, value) -> typed.put("phases[" + at + "]." + part, List.of(value)));
    }
    return new TypedCampaign(new FilledForm(typed, Map.of()));
  }

  /** A campaign as it would have been typed. */
  static TypedCampaign of(Campaign campaign) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    put(typed, "code", campaign.code());
    put(typed, "name", campaign.name());
    put(typed, "nameEn", campaign.nameEn());
    put(typed, "unit", campaign.unit());
    put(typed, "from", Objects.toString(campaign.from(), null));
    put(typed, "to", Objects.toString(campaign.to(), null));
    put(typed, "goals", campaign.goals());
    BigDecimal rate = campaign.targetRate();
    put(
        typed,
        "targetRate",
        rate == null ? null : rate.movePointRight(2).stripTrailingZeros().toPlainString());
    typed.put("units", campaign.units());
    put(typed, "categories", String.join("\n", campaign.categories()));
    put(typed, "revision", String.valueOf(campaign.revision()));
    for (int i = 0; i < campaign.phases().size(); i++) {
      Campaign.Phase phase = campaign.phases().get(i);
      put(typed, "phases[" + i + "].name", phase.name());
      put(typed, "phases[" + i + "].nameEn", phase.nameEn());
      put(typed, "phases[" + i + "].from", phase.from().toString());
      put(typed, "phases[" + i + "].to", phase.to().toString());
    }
    return new TypedCampaign(new FilledForm(typed, Map.of()));
  }

  private static void put(Map<String, List<String>> typed, String name, @Nullable String value) {
    typed.put(name, value == null ? List.of() : List.of(value));
  }

  FilledForm form() {
    return typed;
  }

  /** The numbers of the lines to show for phases. */
  List<Integer> lines() {
    int filled = phases().size();
    int shown = Math.min(MOST_LINES, Math.max(LEAST_LINES, filled + SPARE));
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      lines.add(i);
    }
    return lines;
  }

  /**
   * As the API takes it. A day that is none is left out, so that the check asks for it; a rate that
   * is none is one that the check refuses.
   */
  CampaignDraft draft() {
    return new CampaignDraft(
        typed.value("code").isEmpty() ? null : typed.value("code"),
        typed.value("name"),
        typed.value("nameEn"),
        typed.value("unit").isEmpty() ? null : typed.value("unit"),
        day("from"),
        day("to"),
        phases(),
        new ArrayList<>(typed.values("units")),
        new ArrayList<>(typed.value("categories").lines().filter(line -> !line.isBlank()).toList()),
        typed.value("goals"),
        rate(),
        revision());
  }

  private List<@Nullable PhaseDraft> phases() {
    List<@Nullable PhaseDraft> phases = new ArrayList<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String at = "phases[" + i + "].";
      boolean any =
          List.of("name", "nameEn", "from", "to").stream()
              .anyMatch(part -> !typed.value(at + part).isBlank());
      if (any) {
        phases.add(
            new PhaseDraft(
                typed.value(at + "name"),
                typed.value(at + "nameEn"),
                day(at + "from"),
                day(at + "to")));
      }
    }
    return phases;
  }

  private @Nullable LocalDate day(String name) {
    try {
      String day = typed.value(name);
      return day.isEmpty() ? null : LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private @Nullable BigDecimal rate() {
    String text = typed.value("targetRate").strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return text.length() > LONGEST_NUMBER
          ? BigDecimal.TEN
          : new BigDecimal(text).movePointLeft(2);
    } catch (NumberFormatException e) {
      return BigDecimal.TEN;
    }
  }

  private @Nullable Long revision() {
    String text = typed.value("revision");
    try {
      return text.isEmpty() || text.length() > LONGEST_NUMBER ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
