package org.bihuan.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A campaign: issues gathered under one code, for a time and within a scope.
 *
 * @param code as issues name it
 * @param unit whose campaign it is
 * @param from the first day; null where that is not said
 * @param to the last day; null where that is not said
 * @param units those it is about, each with all below it; empty: every unit
 * @param categories those it is about; empty: every category
 * @param targetRate the share of issues to be signed off, as a fraction; null where none is set
 * @param listed false where it came about by an issue that named it, and nobody described it yet
 * @param mergedInto the code of the campaign to which its issues belong now; null: it stands alone
 * @param revision grows with every change
 */
public record Campaign(
    String code,
    String name,
    @Nullable String nameEn,
    String unit,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Phase> phases,
    List<String> units,
    List<String> categories,
    @Nullable String goals,
    @Nullable BigDecimal targetRate,
    State state,
    boolean listed,
    @Nullable String mergedInto,
    Instant createdAt,
    String createdBy,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    long revision) {

  /** Whether issues may be opened under it. */
  public enum State {
    OPEN,
    CLOSED;

    /** The code in JSON and in the table. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A part of the time of a campaign.
   *
   * @param from the first day
   * @param to the last day
   */
  public record Phase(String name, @Nullable String nameEn, LocalDate from, LocalDate to) {

    /** The name in this language, as far as there is one. */
    public String nameIn(Locale locale) {
      return inLanguage(name, nameEn, locale);
    }
  }

  /** The name in this language, as far as there is one. */
  public String nameIn(Locale locale) {
    return inLanguage(name, nameEn, locale);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether its period covers this day; one without period covers every day. */
  public boolean isOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** How its code stands in an address. */
  public String address() {
    return CampaignAddress.of(code);
  }

  static String inLanguage(String name, @Nullable String english, Locale locale) {
    return english != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? english
        : name;
  }
}
