package org.bihuan.recurrence.likeness;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How alike two problems are, and why.
 *
 * @param score from 0 to 1, the sum of what its reasons add
 * @param why what adds to it, the texts first; what adds nothing is left out
 */
public record Likeness(double score, List<Reason> why) {

  /** Below this it is not shown. */
  public static final double LEAST = 0.45;

  /** Below this much of the shorter text in the longer one, the same place proves nothing. */
  private static final double LEAST_OF_TEXT = 0.35;

  /** What is alike. */
  public enum Kind {
    TEXT(0.7),
    UNIT(0.1),
    LOCATION(0.1),
    ENTRY(0.1),
    CATEGORY(0.1);

    private final double weight;

    Kind(double weight) {
      this.weight = weight;
    }

    /** The code in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How much it adds at most. */
    public double weight() {
      return weight;
    }
  }

  /**
   * Why they are alike.
   *
   * @param likeness from 0 to 1: of texts how much of the shorter is in the longer, else 1
   * @param weight how much this adds at most
   */
  public record Reason(Kind what, double likeness, double weight) {

    double added() {
      return likeness * weight;
    }
  }

  /**
   * One of the two.
   *
   * @param category null where it has none
   */
  public record Compared(ProblemText text, Place place, @Nullable String category) {}

  public static Likeness of(Compared one, Compared other) {
    List<Reason> why = new ArrayList<>();
    double text = rounded(one.text().likenessTo(other.text()));
    add(why, Kind.TEXT, text);
    add(why, Kind.UNIT, one.place().isSameUnit(other.place()) ? 1 : 0);
    // one problem at one enterprise is not told twice
    boolean entry = one.place().hasSameEntry(other.place());
    add(why, Kind.ENTRY, entry ? 1 : 0);
    add(why, Kind.LOCATION, !entry && one.place().isSameLocation(other.place()) ? 1 : 0);
    String category = one.category();
    add(why, Kind.CATEGORY, category != null && category.equals(other.category()) ? 1 : 0);
    double score = text < LEAST_OF_TEXT ? 0 : why.stream().mapToDouble(Reason::added).sum();
    return new Likeness(rounded(score), List.copyOf(why));
  }

  private static void add(List<Reason> why, Kind what, double likeness) {
    if (likeness > 0) {
      why.add(new Reason(what, likeness, what.weight()));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Whether it is worth showing. */
  public boolean isNotable() {
    return score >= LEAST;
  }
}
