package org.bihuan.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.ledger.row.OpenIssues;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/**
 * Recognizes rows that are issues already, also where a row has been corrected since, and what they
 * say otherwise. A row is known only where the caller may see the issue it became: for anybody else
 * it is new, and nothing reveals that there is another issue.
 */
@Component
class KnownRows {

  /** Of how many units of one ledger the open issues are looked at, and of how many issues. */
  private static final int UNITS = 1_000;

  private static final int OPEN = 5_000;

  private final Issues issues;
  private final LedgerRows rows;
  private final RowDifferences differences;
  private final WorkCalendar calendar;

  KnownRows(Issues issues, LedgerRows rows, RowDifferences differences, WorkCalendar calendar) {
    this.issues = issues;
    this.rows = rows;
    this.differences = differences;
    this.calendar = calendar;
  }

  /** Every entry with the issue it is, in the same order. */
  List<NewRows.Row> among(
      Caller caller, List<Entry> entries, Map<String, Header> headers, LedgerChoices choices) {
    List<LedgerRows.Keys> keys = RowKeys.of(entries);
    Map<String, List<String>> before =
        rows.known(keys.stream().map(LedgerRows.Keys::fingerprint).toList());
    Set<String> exact = new HashSet<>();
    before.values().forEach(exact::addAll);
    entries.stream().map(Entry::number).filter(n -> !n.isEmpty()).forEach(exact::add);
    Map<String, Issue> seen = seen(caller, exact);

    List<NewRows.Row> found = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      List<String> same = before.getOrDefault(keys.get(i).fingerprint(), List.of());
      Issue issue = isMisnamed(entry, same, seen) ? null : seen.get(entry.number());
      boolean isNamed = issue != null;
      if (issue == null) {
        issue = same.stream().map(seen::get).filter(one -> one != null).findFirst().orElse(null);
      }
      found.add(new NewRows.Row(entry, keys.get(i), same.size(), issue, isNamed));
    }
    List<NewRows.Row> all = withCorrected(caller, found, choices);
    Map<String, LedgerRows.Last> last =
        rows.last(
            all.stream().filter(NewRows.Row::known).map(NewRows.Row::number).distinct().toList());
    return all.stream()
        .map(
            row ->
                differences.in(
                    caller,
                    row,
                    headers.get(row.entry().line().sheet()),
                    last.get(row.number()),
                    seen.containsKey(row.entry().number())))
        .toList();
  }

  /** Whether a row gives the number of one issue and says exactly what another one's row said. */
  private static boolean isMisnamed(Entry entry, List<String> same, Map<String, Issue> seen) {
    return !same.contains(entry.number()) && same.stream().anyMatch(seen::containsKey);
  }

  private List<NewRows.Row> withCorrected(
      Caller caller, List<NewRows.Row> found, LedgerChoices choices) {
    List<NewRows.Row> open =
        found.stream().filter(row -> !row.known() && !row.isSeparate(choices)).toList();
    if (open.isEmpty()) {
      return found;
    }
    Map<String, Issue> recognized = new HashMap<>();
    found.stream()
        .map(NewRows.Row::issue)
        .filter(Objects::nonNull)
        .forEach(issue -> recognized.put(issue.number(), issue));
    List<Issue> ofUnits = ofUnits(caller, open);
    Set<String> unchanged = Set.copyOf(recognized.keySet());
    Set<String> together = new HashSet<>(rows.importedWith(List.copyOf(unchanged)));
    Set<String> candidates =
        new HashSet<>(rows.resembling(open.stream().map(NewRows.Row::keys).toList()));
    candidates.addAll(together);
    candidates.removeAll(unchanged);
    Map<String, Issue> seen = seen(caller, candidates);
    Set<String> all = new HashSet<>(seen.keySet());
    all.addAll(unchanged);
    ofUnits.forEach(issue -> all.add(issue.number()));
    Map<String, LedgerRows.Last> last = rows.last(List.copyOf(all));
    OpenIssues openIssues = new OpenIssues(ofUnits, last, caller.username(), calendar.zone());

    Set<String> used = new HashSet<>(unchanged);
    IdentityHashMap<NewRows.Row, NewRows.Row> corrected = new IdentityHashMap<>();
    take(openIssues.numbered(entries(open), used), open, corrected);
    List<NewRows.Row> left = left(open, corrected);
    new CorrectedRows(seen.values(), recognized.values(), used, together, last, calendar.zone())
        .of(left)
        .forEach(
            (row, issue) -> {
              used.add(issue.number());
              corrected.put(row, row.corrects(issue));
            });
    left = left(open, corrected);
    take(openIssues.similar(entries(left), used), left, corrected);
    return found.stream().map(row -> corrected.getOrDefault(row, row)).toList();
  }

  private static List<Entry> entries(List<NewRows.Row> rows) {
    return rows.stream().map(NewRows.Row::entry).toList();
  }

  private static List<NewRows.Row> left(
      List<NewRows.Row> open, IdentityHashMap<NewRows.Row, NewRows.Row> corrected) {
    return open.stream().filter(row -> !corrected.containsKey(row)).toList();
  }

  private static void take(
      IdentityHashMap<Entry, OpenIssues.Likeness> likely,
      List<NewRows.Row> open,
      IdentityHashMap<NewRows.Row, NewRows.Row> corrected) {
    for (NewRows.Row row : open) {
      OpenIssues.Likeness like = likely.get(row.entry());
      if (like != null) {
        Issue issue = like.issue();
        corrected.put(row, (issue == null ? row : row.corrects(issue)).like(like.why()));
      }
    }
  }

  private List<Issue> ofUnits(Caller caller, List<NewRows.Row> open) {
    List<String> units =
        open.stream()
            .map(row -> row.entry().issue().unit())
            .filter(Objects::nonNull)
            .distinct()
            .limit(UNITS)
            .toList();
    return issues.open(caller, String.valueOf(open.get(0).entry().issue().type()), units, OPEN);
  }

  private Map<String, Issue> seen(Caller caller, Collection<String> numbers) {
    Map<String, Issue> seen = new HashMap<>();
    if (!numbers.isEmpty()) {
      issues.visible(caller, numbers).forEach(issue -> seen.put(issue.number(), issue));
    }
    return seen;
  }
}
