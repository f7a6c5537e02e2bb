package org.bihuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.ledger.row.RowDifference;
import org.bihuan.ledger.row.Title;
import org.bihuan.organization.Caller;
import org.bihuan.spreadsheet.TextNormalizer;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.opening.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What rows say otherwise than the issues they are. What a ledger claims about the state of an
 * issue is not compared, and an empty cell says nothing.
 */
@Component
class RowDifferences {

  /** Facts that are part of a row's fingerprint, so that they are equal where that is. */
  private static final Set<String> IN_FINGERPRINT =
      Set.of("description", "category", "unit", "supervisor");

  private static final List<String> COMPARED =
      List.of(
          "title",
          "description",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          "location",
          "basis");

  /** An issue moves from unit to unit by its process alone, which knows who takes over. */
  private static final Set<String> LEFT_TO_PROCESS = Set.of("unit", "supervisor");

  private final Opening opening;
  private final WorkCalendar calendar;

  RowDifferences(Opening opening, WorkCalendar calendar) {
    this.opening = opening;
    this.calendar = calendar;
  }

  /**
   * The row with its differences; as it is where it is new.
   *
   * @param last what ledgers said of its issue; null where none did
   * @param isIssue whether the number that the row gives is one of an issue, be it another one
   */
  NewRows.Row in(
      Caller caller,
      NewRows.Row row,
      @Nullable Header header,
      LedgerRows.@Nullable Last last,
      boolean isIssue) {
    Issue issue = row.issue();
    if (issue == null || header == null) {
      return row;
    }
    Entry entry = row.entry();
    boolean isSame =
        !row.isNamed()
            && !row.isCorrected()
            && (last == null || last.fingerprint().equals(row.keys().fingerprint()));
    List<RowDifference> all = new ArrayList<>();
    if (isIssue && !entry.number().equals(issue.number())) {
      all.add(new RowDifference("number", issue.number(), entry.number(), false));
    }
    for (String name : COMPARED) {
      boolean isTold =
          isSame && (name.equals("title") ? isDerived(entry) : IN_FINGERPRINT.contains(name));
      boolean given =
          header.columns().containsKey(Column.ofField(name).orElseThrow())
              || (name.equals("title") && isDerived(issue));
      String now = entry.issue().facts().get(name);
      String old = issue.facts().texts().get(name);
      if (given && now != null && !isTold && differ(old, now)) {
        all.add(
            new RowDifference(name, old == null ? "" : old, now, !LEFT_TO_PROCESS.contains(name)));
      }
    }
    if (!isSame) {
      addDays(all, entry, issue, last == null ? null : last.foundOn());
    }
    return row.with(all, !all.isEmpty() && !issue.isClosed() && mayCorrect(caller, entry, issue));
  }

  /** Whether the title is what the row is recognized by, having no description beside it. */
  private static boolean isDerived(Entry entry) {
    String description = entry.issue().facts().get("description");
    return description == null || Title.of(description).equals(entry.issue().facts().get("title"));
  }

  /** A title that was made of the description follows it. */
  private static boolean isDerived(Issue issue) {
    String description = issue.facts().description();
    return description != null && Title.of(description).equals(issue.facts().title());
  }

  private void addDays(
      List<RowDifference> all, Entry entry, Issue issue, @Nullable LocalDate foundOn) {
    LocalDate due = entry.issue().dueOn();
    LocalDate was =
        issue.dueAt() == null ? null : LocalDate.ofInstant(issue.dueAt(), calendar.zone());
    if (due != null && !due.equals(was)) {
      all.add(new RowDifference("dueOn", Objects.toString(was, ""), due.toString(), true));
    }
    LocalDate found = entry.foundOn();
    LocalDate before =
        Objects.requireNonNullElseGet(
            foundOn, () -> LocalDate.ofInstant(issue.openedAt(), calendar.zone()));
    if (found != null && !found.equals(before)) {
      all.add(new RowDifference("foundOn", before.toString(), found.toString(), true));
    }
  }

  private static boolean differ(@Nullable String old, String now) {
    return old == null || !plain(old).equals(plain(now));
  }

  /** Punctuation is written in one way when a row is read, and not when an issue is typed. */
  private static String plain(String text) {
    return TextNormalizer.content(text)
        .replace('。', '.')
        .replace('“', '"')
        .replace('”', '"')
        .replace('‘', '\'')
        .replace('’', '\'');
  }

  /** Whoever could open the issue as the row says may correct it. */
  private boolean mayCorrect(Caller caller, Entry entry, Issue issue) {
    try {
      NewIssue asked = entry.issue();
      opening.check(caller, asked);
      return Objects.equals(asked.type(), issue.type());
    } catch (Problem mayNot) {
      return false;
    }
  }
}
