package org.bihuan.issue.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.NamedIssues;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies that the issues named in a trail exist. Differences do not show their numbers, since the
 * reader of this issue may not be allowed to see the others.
 */
@Component
class NamedIssuesCheck implements RecordCheck {

  /** How many values one statement may have. */
  private static final int ASKED = 1000;

  private final JdbcTemplate jdbc;

  NamedIssuesCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    Map<String, TrailEntry> named = new LinkedHashMap<>();
    return new Comparison() {
      @Override
      public void entry(TrailEntry entry) {
        NamedIssues.number(entry).ifPresent(number -> named.putIfAbsent(number, entry));
      }

      @Override
      public List<Difference> differences() {
        Set<String> there = there(List.copyOf(named.keySet()));
        return named.entrySet().stream()
            .filter(one -> !there.contains(one.getKey()))
            .map(one -> missing(one.getValue()))
            .toList();
      }
    };
  }

  private static Difference missing(TrailEntry entry) {
    return new Difference("issue", TrailEvent.of(entry).naming(), Fault.MISSING, entry.seq());
  }

  private Set<String> there(List<String> numbers) {
    Set<String> there = new HashSet<>();
    for (int from = 0; from < numbers.size(); from += ASKED) {
      List<String> some = numbers.subList(from, Math.min(numbers.size(), from + ASKED));
      there.addAll(
          jdbc.queryForList(
              "select number from issue where number in (" + "?,".repeat(some.size() - 1) + "?)",
              String.class,
              new ArrayList<>(some).toArray()));
    }
    return there;
  }
}
