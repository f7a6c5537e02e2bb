package org.bihuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bihuan.issue.Issue;
import org.bihuan.ledger.row.Entry;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the issue of a row that has been corrected since it was imported: one of which no row of
 * the file says what it said, and that differs in little. Each issue is found once.
 */
final class CorrectedRows {

  /** How much two descriptions must have in common, where all else is equal, or imported together. */
  private static final double ALIKE = 0.6;

  private final List<Issue> candidates;
  private final Set<String> together;
  private final Map<String, LocalDate> foundOn;
  private final Set<String> used = new HashSet<>();

  /**
   * @param together those imported with rows that are in the file unchanged
   */
  CorrectedRows(
      Collection<Issue> candidates, Set<String> together, Map<String, LocalDate> foundOn) {
    this.candidates = new ArrayList<>(candidates);
    this.candidates.sort(Comparator.comparing(Issue::number));
    this.together = together;
    this.foundOn = foundOn;
  }

  Optional<Issue> issue(NewRows.Row row) {
    Entry entry = row.entry();
    String text = TextNormalizer.content(entry.described());
    Optional<Issue> found =
        first(entry, issue -> isDescribed(entry, issue, text))
            .or(() -> first(entry, issue -> isPlaced(entry, issue) && isCorrected(issue, text)))
            .or(() -> first(entry, issue -> isTogether(entry, issue, text)));
    found.ifPresent(issue -> used.add(issue.number()));
    return found;
  }

  /** A closed issue is the same only where it was found on the same day: else it is found again. */
  private Optional<Issue> first(Entry entry, Predicate<Issue> fits) {
    return candidates.stream()
        .filter(issue -> !used.contains(issue.number()))
        .filter(issue -> issue.type().equals(entry.issue().type()))
        .filter(issue -> issue.isOpen() || isFound(entry, issue))
        .filter(fits)
        .findFirst();
  }

  private boolean isFound(Entry entry, Issue issue) {
    LocalDate day = entry.foundOn();
    return day != null && day.equals(foundOn.get(issue.number()));
  }

  private static boolean isOfUnit(Entry entry, Issue issue) {
    return Objects.equals(entry.issue().unit(), issue.unit());
  }

  /** The same description of the same unit, in the same category or found on the same day. */
  private boolean isDescribed(Entry entry, Issue issue, String text) {
    return isOfUnit(entry, issue)
        && content(issue).equals(text)
        && (isOfCategory(entry, issue) || isFound(entry, issue));
  }

  private static boolean isOfCategory(Entry entry, Issue issue) {
    return text(entry.issue().category()).equals(text(issue.facts().category()));
  }

  private boolean isPlaced(Entry entry, Issue issue) {
    boolean found = entry.foundOn() == null || isFound(entry, issue);
    return isOfUnit(entry, issue)
        && isOfCategory(entry, issue)
        && found
        && (entry.foundOn() != null || entry.issue().dueOn() != null);
  }

  private boolean isTogether(Entry entry, Issue issue, String text) {
    return together.contains(issue.number())
        && (content(issue).equals(text) || (isOfUnit(entry, issue) && alike(issue, text)));
  }

  /** Texts that differ in a number, such as that of a case file, mean different things. */
  private static boolean isCorrected(Issue issue, String text) {
    return alike(issue, text) && digits(content(issue)).equals(digits(text));
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
    return digits.toString();
  }

  private static boolean alike(Issue issue, String text) {
    return Similarity.of(content(issue), text) >= ALIKE;
  }

  private static String content(Issue issue) {
    String description = issue.facts().description();
    return TextNormalizer.content(description == null ? issue.facts().title() : description);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : TextNormalizer.content(text);
  }
}
