package org.bihuan.ledger.row;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.http.Problem.Reason;
import org.bihuan.issue.Issue;
import org.bihuan.ledger.header.Column;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Open issues that ledgers opened, among which a row that has been corrected may find its own: by
 * the number that the ledger itself gives it, or by a description that differs in little. Both are
 * less sure than all that a row is recognized by otherwise.
 */
public final class OpenIssues {

  /** How many descriptions are compared for one file. */
  private static final int COMPARED = 50_000;

  /** In characters: numbers of digits alone that are shorter only count the rows of a ledger. */
  private static final int SHORTEST_COUNT = 5;

  private static final String SAME_NUMBER = "ledger.row.likely.number";
  private static final String SIMILAR = "ledger.row.likely.similar";
  private static final String SIMILAR_TO_SEVERAL = "ledger.row.likely.several";

  private final Map<String, List<Known>> byUnit = new HashMap<>();
  private final String importer;
  private final ZoneId zone;
  private int compared;

  /**
   * @param text its description, for comparing
   * @param number the one its ledger gave it, for comparing; may be empty
   */
  private record Known(Issue issue, String text, String number, @Nullable LocalDate foundOn) {}

  /**
   * @param open the issues; those that no ledger opened are left out
   * @param last what ledgers said of them
   * @param importer whose ledger it is: the same number means another issue in somebody else's
   */
  public OpenIssues(
      Collection<Issue> open, Map<String, LedgerRows.Last> last, String importer, ZoneId zone) {
    this.importer = importer;
    this.zone = zone;
    open.stream()
        .sorted(Comparator.comparing(Issue::number))
        .forEach(
            issue -> {
              LedgerRows.Last said = last.get(issue.number());
              if (issue.isOpen() && said != null) {
                byUnit
                    .computeIfAbsent(unit(issue.unit()), any -> new ArrayList<>())
                    .add(known(issue, said));
              }
            });
  }

  private static Known known(Issue issue, LedgerRows.Last said) {
    String description = issue.facts().description();
    String text = TextNormalizer.key(description == null ? issue.facts().title() : description);
    String remark = Objects.requireNonNullElse(issue.facts().remark(), "");
    for (String line : remark.lines().toList()) {
      int at = line.indexOf(Remark.AFTER_TITLE);
      String label = at < 0 ? "" : line.substring(0, at);
      if (isOfNumber(label)) {
        String number = line.substring(at + Remark.AFTER_TITLE.length());
        return new Known(issue, text, identifying(number), said.foundOn());
      }
    }
    return new Known(issue, text, "", said.foundOn());
  }

  private static boolean isOfNumber(String label) {
    return !label.isEmpty()
        && label.length() <= TextNormalizer.LONGEST_WORD
        && Column.of(label).filter(column -> column == Column.NUMBER).isPresent();
  }

  /**
   * What a row is taken for, or might be.
   *
   * @param issue the issue it is taken for; null where it is new nevertheless
   * @param why to be told to the importer
   */
  public record Likeness(@Nullable Issue issue, Reason why) {}

  /**
   * The entries whose unit has an issue of the same importer with the same number. A number that
   * only counts the rows means nothing.
   *
   * @param used numbers of issues that other rows are; those found now are added
   */
  public IdentityHashMap<Entry, Likeness> numbered(List<Entry> entries, Set<String> used) {
    IdentityHashMap<Entry, Likeness> found = new IdentityHashMap<>();
    for (Entry entry : entries) {
      String number = identifying(entry.number());
      of(entry, used)
          .filter(known -> !number.isEmpty() && known.number.equals(number))
          .filter(known -> known.issue.openedBy().equals(importer))
          .map(Known::issue)
          .findFirst()
          .ifPresent(
              issue -> {
                used.add(issue.number());
                Reason why = new Reason(SAME_NUMBER, entry.number(), issue.number());
                found.put(entry, new Likeness(issue, why));
              });
    }
    return found;
  }

  private static String identifying(String number) {
    String key = number.length() > TextNormalizer.LONGEST_WORD ? "" : TextNormalizer.key(number);
    boolean counts = key.chars().allMatch(Character::isDigit) && key.length() < SHORTEST_COUNT;
    return counts ? "" : key;
  }

  /**
   * The entries that differ in little from an open issue of their unit and category. An entry is
   * taken for the only one that it is like, if no other entry is like that; else it is new.
   *
   * @param used numbers of issues that other rows are
   */
  public IdentityHashMap<Entry, Likeness> similar(List<Entry> entries, Set<String> used) {
    IdentityHashMap<Entry, List<Issue>> like = new IdentityHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Entry entry : entries) {
      List<Issue> issues = similar(entry, used);
      like.put(entry, issues);
      issues.forEach(issue -> times.merge(issue.number(), 1, Integer::sum));
    }
    IdentityHashMap<Entry, Likeness> found = new IdentityHashMap<>();
    like.forEach(
        (entry, issues) -> {
          if (issues.isEmpty()) {
            return;
          }
          Issue first = issues.get(0);
          boolean only = issues.size() == 1 && times.getOrDefault(first.number(), 0) == 1;
          Reason why = new Reason(only ? SIMILAR : SIMILAR_TO_SEVERAL, first.number());
          found.put(entry, new Likeness(only ? first : null, why));
        });
    return found;
  }

  /** What has another number of its own, or was found and is due on other days, is not similar. */
  private List<Issue> similar(Entry entry, Set<String> used) {
    String text = TextNormalizer.key(entry.described());
    String category = text(entry.issue().category());
    String number = identifying(entry.number());
    return of(entry, used)
        .filter(known -> text(known.issue.facts().category()).equals(category))
        .filter(known -> number.isEmpty() || known.number.isEmpty() || known.number.equals(number))
        .filter(known -> !isFoundAgain(entry, known))
        .filter(known -> compared++ < COMPARED && SmallEdit.isBetween(known.text, text))
        .map(Known::issue)
        .toList();
  }

  private Stream<Known> of(Entry entry, Set<String> used) {
    return byUnit.getOrDefault(unit(entry.issue().unit()), List.of()).stream()
        .filter(known -> !used.contains(known.issue.number()))
        .filter(known -> known.issue.type().equals(entry.issue().type()));
  }

  private boolean isFoundAgain(Entry entry, Known known) {
    LocalDate due = entry.issue().dueOn();
    boolean sameDue =
        due == null
            || known.issue.dueAt() == null
            || due.equals(LocalDate.ofInstant(known.issue.dueAt(), zone));
    return !sameDue
        && entry.foundOn() != null
        && known.foundOn != null
        && !entry.foundOn().equals(known.foundOn);
  }

  private static String unit(@Nullable String code) {
    return Objects.requireNonNullElse(code, "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : TextNormalizer.content(text);
  }
}
