package org.bihuan.recurrence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.LineageRows.Link;
import org.bihuan.recurrence.LineageRows.Listed;
import org.bihuan.recurrence.LineageView.Mechanism;
import org.bihuan.recurrence.LineageView.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows lineages as a caller may see them; the number of statements is the same for many. */
@Component
class LineageViews {

  private final Issues issues;
  private final Tried tried;
  private final WorkCalendar calendar;
  private final Clock clock;

  LineageViews(Issues issues, Tried tried, WorkCalendar calendar, Clock clock) {
    this.issues = issues;
    this.tried = tried;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The day on which an issue was found. */
  LocalDate found(Issue issue) {
    return Objects.requireNonNullElse(issue.timing().foundOn(), day(issue.openedAt()));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, calendar.zone());
  }

  /** The earlier problem first; of one day, the issue that was opened first. */
  Comparator<Issue> order() {
    return Comparator.comparing(this::found)
        .thenComparing(Issue::openedAt)
        .thenComparing(Issue::number);
  }

  /** In their order; those of which the caller sees fewer than two issues are left out. */
  List<LineageView> of(Caller caller, List<Listed> listed, List<Link> links) {
    return shown(caller, listed, links, true);
  }

  /** The same without what was tried. */
  List<LineageView> brief(Caller caller, List<Listed> listed, List<Link> links) {
    return shown(caller, listed, links, false);
  }

  private List<LineageView> shown(
      Caller caller, List<Listed> listed, List<Link> links, boolean withTried) {
    Map<String, Issue> seen = new HashMap<>();
    issues
        .visible(caller, links.stream().map(Link::issue).toList())
        .forEach(issue -> seen.put(issue.number(), issue));
    Map<Long, List<Link>> byLineage = new LinkedHashMap<>();
    links.stream()
        .filter(link -> seen.containsKey(link.issue()))
        .forEach(
            link -> byLineage.computeIfAbsent(link.lineage(), id -> new ArrayList<>()).add(link));
    Map<String, String> measures =
        withTried ? tried.measures(List.copyOf(seen.values())) : Map.of();
    Map<String, List<Mechanism>> mechanisms =
        withTried ? tried.mechanisms(caller, seen.keySet()) : Map.of();
    List<LineageView> views = new ArrayList<>();
    for (Listed one : listed) {
      List<Link> own = byLineage.getOrDefault(one.id(), List.of());
      if (own.size() > 1) {
        views.add(
            new LineageView(
                Long.toString(one.id()),
                one.changedAt(),
                members(own, seen, measures, mechanisms)));
      }
    }
    return views;
  }

  private List<Member> members(
      List<Link> links,
      Map<String, Issue> seen,
      Map<String, String> measures,
      Map<String, List<Mechanism>> mechanisms) {
    Map<String, String> before = new HashMap<>();
    for (Link link : links) {
      String of = link.recurrenceOf();
      if (of != null && seen.containsKey(of)) {
        before.put(link.issue(), of);
      }
    }
    List<Issue> own =
        links.stream().map(link -> seen.get(link.issue())).map(Objects::requireNonNull).toList();
    return own.stream()
        .sorted(order())
        .map(
            issue ->
                member(
                    issue,
                    before.get(issue.number()),
                    own.stream()
                        .filter(other -> issue.number().equals(before.get(other.number())))
                        .toList(),
                    measures.get(issue.number()),
                    mechanisms.getOrDefault(issue.number(), List.of())))
        .toList();
  }

  private Member member(
      Issue issue,
      @Nullable String recurrenceOf,
      List<Issue> next,
      @Nullable String measures,
      List<Mechanism> mechanisms) {
    Instant signedOff = issue.closure().good() ? issue.closure().closedAt() : null;
    Optional<LocalDate> back =
        signedOff == null
            ? Optional.empty()
            : next.stream()
                .filter(other -> !other.openedAt().isBefore(signedOff))
                .map(this::found)
                .min(Comparator.naturalOrder());
    return new Member(
        issue.number(),
        issue.type(),
        issue.facts().title(),
        issue.unit(),
        issue.supervisor(),
        issue.facts().category(),
        issue.facts().campaign(),
        issue.openedAt(),
        found(issue),
        issue.closure().status().code(),
        signedOff,
        signedOff == null
            ? null
            : Integer.valueOf(days(day(signedOff), back.orElse(day(clock.instant())))),
        back.isPresent(),
        recurrenceOf,
        measures,
        mechanisms);
  }

  private static int days(LocalDate from, LocalDate to) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(from, to));
  }
}
