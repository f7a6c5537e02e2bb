package org.bihuan.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.row.Entry;
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
      Set.of("title", "description", "category", "unit", "supervisor");

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
   * @param foundOn by issue, as ledgers said
   */
  NewRows.Row in(
      Caller caller, NewRows.Row row, @Nullable Header header, Map<String, LocalDate> foundOn) {
    Issue issue = row.issue();
    if (issue == null || header == null) {
      return row;
    }
    Entry entry = row.entry();
    boolean isSame = !row.isNamed() && !row.isCorrected();
    List<RowDifference> all = new ArrayList<>();
    for (String name : COMPARED) {
      boolean given =
          header.columns().containsKey(Column.ofField(name).orElseThrow())
              || (name.equals("title") && isDerived(issue));
      String now = entry.issue().facts().get(name);
      String old = issue.facts().texts().get(name);
      if (given && now != null && !(isSame && IN_FINGERPRINT.contains(name)) && differ(old, now)) {
        all.add(
            new RowDifference(name, old == null ? "" : old, now, !LEFT_TO_PROCESS.contains(name)));
      }
    }
    if (!isSame) {
      addDays(all, entry, issue, foundOn);
    }
    return row.with(all, !all.isEmpty() && !issue.isClosed() && mayCorrect(caller, entry, issue));
  }

  /** A title that was made of the description follows it. */
  private static boolean isDerived(Issue issue) {
    String description = issue.facts().description();
    return description != null && Title.of(description).equals(issue.facts().title());
  }

  private void addDays(
      List<RowDifference> all, Entry entry, Issue issue, Map<String, LocalDate> foundOn) {
    LocalDate due = entry.issue().dueOn();
    LocalDate was =
        issue.dueAt() == null ? null : LocalDate.ofInstant(issue.dueAt(), calendar.zone());
    if (due != null && !due.equals(was)) {
      all.add(new RowDifference("dueOn", Objects.toString(was, ""), due.toString(), true));
    }
    LocalDate found = entry.foundOn();
    LocalDate before =
        foundOn.getOrDefault(
            issue.number(), LocalDate.ofInstant(issue.openedAt(), calendar.zone()));
    if (found != null && !found.equals(before)) {
      all.add(new RowDifference("foundOn", before.toString(), found.toString(), true));
    }
  }

  private static boolean differ(@Nullable String old, String now) {
    return old == null || !plain(old).equals(plain(now));
  }

  private static String plain(String text) {
    return TextNormalizer.content(text).replace('。', '.');
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
