package org.bihuan.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bihuan.issue.Issue;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.ledger.row.Similarity;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the issue of a row that has been corrected since it was imported: one of which no row of
 * the file says what it said, and that differs in little. Each issue is found once.
 */
final class CorrectedRows {

  /**
   * How much two descriptions must have in common, where all else is equal, or imported together.
   */
  private static final double ALIKE = 0.6;

  /** How many descriptions are compared for one file; beyond that, only equal ones are found. */
  private static final int COMPARED = 50_000;

  private final Map<String, List<Known>> byText = new HashMap<>();
  private final Map<String, List<Known>> byUnit = new HashMap<>();
  private final Set<String> together;
  private final Map<String, LedgerRows.Last> last;
  private final ZoneId zone;
  private final Set<String> used = new HashSet<>();
  private int compared;

  private record Known(Issue issue, String text) {}

  /**
   * @param recognized those of which the file has the row unchanged
   * @param taken numbers of those that other rows are
   * @param together those imported with rows that are in the file unchanged
   * @param last what ledgers said of all of them
   */
  CorrectedRows(
      Collection<Issue> candidates,
      Collection<Issue> recognized,
      Set<String> taken,
      Set<String> together,
      Map<String, LedgerRows.Last> last,
      ZoneId zone) {
    this.zone = zone;
    this.together = together;
    this.last = last;
    List<Issue> inOrder = new ArrayList<>(candidates);
    used.addAll(taken);
    inOrder.addAll(recognized);
    inOrder.sort(Comparator.comparing(Issue::number));
    for (Issue issue : inOrder) {
      String description = issue.facts().description();
      Known known =
          new Known(issue, text(description == null ? issue.facts().title() : description));
      byText.computeIfAbsent(known.text, key -> new ArrayList<>()).add(known);
      byUnit.computeIfAbsent(unit(issue.unit()), key -> new ArrayList<>()).add(known);
    }
  }

  /** One way in which a row and an issue are the same; none may take what a surer one finds. */
  private interface Rule {
    Optional<Issue> find(Entry entry, List<Known> same, List<Known> near, String text);
  }

  /** The issues of those rows that have one. */
  IdentityHashMap<NewRows.Row, Issue> of(List<NewRows.Row> rows) {
    List<Rule> rules =
        List.of(
            (entry, same, near, text) ->
                first(entry, same, one -> isOfUnit(entry, one) && isDescribed(entry, one.issue)),
            (entry, same, near, text) -> first(entry, near, one -> isPlaced(entry, one, text)),
            (entry, same, near, text) ->
                first(entry, same, one -> together.contains(one.issue.number())),
            (entry, same, near, text) -> first(entry, near, one -> isTogether(one, text)),
            (entry, same, near, text) ->
                isOfOneUnit(entry, same)
                    ? first(entry, same, one -> !isOfUnit(entry, one) && isMoved(entry, one.issue))
                    : Optional.empty());
    IdentityHashMap<NewRows.Row, Issue> found = new IdentityHashMap<>();
    for (Rule rule : rules) {
      for (NewRows.Row row : rows) {
        if (!found.containsKey(row)) {
          Entry entry = row.entry();
          String text = text(entry.described());
          List<Known> same = byText.getOrDefault(text, List.of());
          List<Known> near = byUnit.getOrDefault(unit(entry.issue().unit()), List.of());
          rule.find(entry, same, near, text)
              .ifPresent(
                  issue -> {
                    used.add(issue.number());
                    found.put(row, issue);
                  });
        }
      }
    }
    return found;
  }

  /** A closed issue is the same only where it was found on the same day: else it is found again. */
  private Optional<Issue> first(Entry entry, List<Known> candidates, Predicate<Known> fits) {
    return candidates.stream()
        .filter(known -> !used.contains(known.issue.number()))
        .filter(known -> known.issue.type().equals(entry.issue().type()))
        .filter(known -> !known.issue.isClosed() || isFound(entry, known.issue))
        .filter(fits)
        .findFirst()
        .map(Known::issue);
  }

  private boolean isFound(Entry entry, Issue issue) {
    LocalDate day = entry.foundOn();
    return day != null && day.equals(foundOn(issue));
  }

  private @Nullable LocalDate foundOn(Issue issue) {
    LedgerRows.Last said = last.get(issue.number());
    return said == null ? null : said.foundOn();
  }

  private boolean isDue(Entry entry, Issue issue) {
    LocalDate due = entry.issue().dueOn();
    return due != null
        && issue.dueAt() != null
        && due.equals(LocalDate.ofInstant(issue.dueAt(), zone));
  }

  private static boolean isOfUnit(Entry entry, Known known) {
    return unit(entry.issue().unit()).equals(unit(known.issue.unit()));
  }

  /**
   * Of two with the same description: in the same category or found on the same day. What was found
   * on another day, and is due on another, is the same problem found again, as in the ledger of
   * another year.
   */
  private boolean isDescribed(Entry entry, Issue issue) {
    return isFound(entry, issue) || (isOfCategory(entry, issue) && !isFoundAgain(entry, issue));
  }

  private boolean isFoundAgain(Entry entry, Issue issue) {
    LocalDate found = foundOn(issue);
    return entry.foundOn() != null
        && found != null
        && !entry.foundOn().equals(found)
        && entry.issue().dueOn() != null
        && issue.dueAt() != null
        && !isDue(entry, issue);
  }

  /**
   * Whether a row of the same description differs in its unit and in no more than one of category,
   * day found and due date. Without a day that is equal, two units simply have the same problem.
   */
  private boolean isMoved(Entry entry, Issue issue) {
    boolean found = isFound(entry, issue);
    boolean due = isDue(entry, issue);
    boolean sameFound = found || entry.foundOn() == null;
    boolean sameDue = due || entry.issue().dueOn() == null;
    int others = (isOfCategory(entry, issue) ? 0 : 1) + (sameFound ? 0 : 1) + (sameDue ? 0 : 1);
    return (found || due) && others <= 1;
  }

  /** What has been found at several units is found once more at another one. */
  private static boolean isOfOneUnit(Entry entry, List<Known> same) {
    return same.stream()
            .filter(known -> known.issue.type().equals(entry.issue().type()))
            .map(known -> unit(known.issue.unit()))
            .distinct()
            .count()
        == 1;
  }

  private static boolean isOfCategory(Entry entry, Issue issue) {
    return text(entry.issue().category()).equals(text(issue.facts().category()));
  }

  /** Texts that differ in a number, such as that of a case file, mean different things. */
  private boolean isPlaced(Entry entry, Known known, String text) {
    boolean dated = entry.foundOn() != null || entry.issue().dueOn() != null;
    return dated
        && (entry.foundOn() == null || isFound(entry, known.issue))
        && isOfCategory(entry, known.issue)
        && alike(known, text)
        && digits(known.text).equals(digits(text));
  }

  private boolean isTogether(Known known, String text) {
    return together.contains(known.issue.number()) && alike(known, text);
  }

  private boolean alike(Known known, String text) {
    return compared++ < COMPARED && Similarity.of(known.text, text) >= ALIKE;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
    return digits.toString();
  }

  private static String unit(@Nullable String code) {
    return code == null ? "" : code;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : TextNormalizer.content(text);
  }
}
