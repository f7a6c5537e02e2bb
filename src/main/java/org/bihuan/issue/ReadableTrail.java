package org.bihuan.issue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/**
 * Removes from a trail the numbers of other issues that its reader may not see. The entry shows
 * which members were removed, since its hash covers them; see {@link NamedIssues}.
 */
@Component
class ReadableTrail {

  private final ReadableIssues issues;

  ReadableTrail(ReadableIssues issues) {
    this.issues = issues;
  }

  /**
   * The entries as this caller may see them. No SQL statement where no other issue is named, else
   * one.
   */
  List<TrailEntry> of(Caller caller, List<TrailEntry> entries) {
    Set<String> named = new HashSet<>();
    for (TrailEntry entry : entries) {
      NamedIssues.number(entry).ifPresent(named::add);
    }
    if (named.isEmpty()) {
      return entries;
    }
    Set<String> seen = issues.among(caller, named);
    return entries.stream().map(entry -> of(seen, entry)).toList();
  }

  private static TrailEntry of(Set<String> seen, TrailEntry entry) {
    return NamedIssues.number(entry).filter(n -> !seen.contains(n)).isPresent()
        ? NamedIssues.withheld(entry)
        : entry;
  }
}
