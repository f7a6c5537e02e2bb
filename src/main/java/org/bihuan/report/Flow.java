package org.bihuan.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.organization.Caller;
import org.bihuan.report.FlowQuery.Round;
import org.bihuan.report.Overdue.Age;
import org.bihuan.report.Rounds.Reached;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Calculates how the issues that somebody may see progress: overdue ones, rounds, time for each
 * step, and current steps.
 */
@Service
class Flow {

  /** The first day past the due date of each further age group. */
  private static final int[] AGES = {8, 31, 91};

  private final Issues issues;
  private final FlowQuery query;
  private final ZoneId zone;

  Flow(Issues issues, FlowQuery query, @Value("${bihuan.zone}") ZoneId zone) {
    this.issues = issues;
    this.query = query;
    this.zone = zone;
  }

  Overdue overdue(Caller caller, IssueFilter filter, IssueLinks links) {
    Selection selection = issues.selection(caller, filter);
    LocalDate today = LocalDate.ofInstant(selection.at(), zone);
    List<Instant> bounds = new ArrayList<>();
    for (int days : AGES) {
      bounds.add(today.minusDays(days - 1L).atStartOfDay(zone).toInstant());
    }
    List<Long> counts = query.dueSince(selection, bounds);
    List<Age> ages = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      int from = i == 0 ? 0 : AGES[i - 1];
      Integer to = i == AGES.length ? null : AGES[i] - 1;
      ages.add(new Age(from, to, counts.get(i), links.to(due(filter, today, from, to))));
    }
    return new Overdue(ages);
  }

  private static Map<String, String> due(
      IssueFilter filter, LocalDate today, int from, @Nullable Integer to) {
    Map<String, String> due = new LinkedHashMap<>();
    due.put("overdue", "true");
    LocalDate last = today.minusDays(from);
    LocalDate given = filter.dueTo();
    due.put("dueTo", (given != null && given.isBefore(last) ? given : last).toString());
    if (to != null) {
      LocalDate first = today.minusDays(to);
      LocalDate wanted = filter.dueFrom();
      due.put("dueFrom", (wanted != null && wanted.isAfter(first) ? wanted : first).toString());
    }
    return due;
  }

  Rounds rounds(Caller caller, IssueFilter filter, IssueLinks links) {
    List<Round> exactly = query.rounds(caller, filter, issues.selection(caller, filter));
    int least = filter.fromRound() == null ? 1 : filter.fromRound();
    int last = exactly.stream().mapToInt(Round::round).max().orElse(0);
    List<Reached> reached = new ArrayList<>();
    for (int round = Math.max(1, least); round <= last; round++) {
      reached.add(reached(round, exactly, links));
    }
    long sentBack =
        exactly.stream().mapToLong(it -> it.total() * (it.round() - 1) - it.relapses()).sum();
    return new Rounds(sentBack, reached);
  }

  private static Reached reached(int round, List<Round> exactly, IssueLinks links) {
    List<Round> since = exactly.stream().filter(it -> it.round() >= round).toList();
    return new Reached(
        round,
        since.stream().mapToLong(Round::total).sum(),
        since.stream().mapToLong(Round::open).sum(),
        since.stream().mapToLong(Round::signedOff).sum(),
        links.narrowed(Map.of("fromRound", String.valueOf(round))));
  }

  List<StepTime> steps(Caller caller, IssueFilter filter) {
    return query.steps(issues.selection(caller, filter));
  }

  OpenIssuesByStep openIssuesByStep(Caller caller, IssueFilter filter) {
    return query.openIssuesByStep(issues.selection(caller, filter));
  }
}
