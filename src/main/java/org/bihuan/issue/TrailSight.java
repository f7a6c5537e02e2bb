package org.bihuan.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/**
 * Leaves out of a trail the numbers of other issues that its reader may not see. The entry says
 * which members were left out, since its hash covers them.
 */
@Component
class TrailSight {

  /** The acts whose data name another issue, and the member that does. */
  private static final Map<String, String> NAMING =
      Map.of("opened", "parent", "issueOpened", "number", "reopened", "by");

  private final ReadableIssues issues;

  TrailSight(ReadableIssues issues) {
    this.issues = issues;
  }

  /** No SQL statement where no other issue is named, else one. */
  List<TrailEntry> of(Caller caller, List<TrailEntry> entries) {
    Set<String> named = new HashSet<>();
    for (TrailEntry entry : entries) {
      String member = NAMING.get(entry.act());
      if (member != null && entry.data().hasNonNull(member)) {
        named.add(entry.data().path(member).asText());
      }
    }
    if (named.isEmpty()) {
      return entries;
    }
    Set<String> seen = issues.among(caller, named);
    return entries.stream().map(entry -> of(seen, entry)).toList();
  }

  private static TrailEntry of(Set<String> seen, TrailEntry entry) {
    String member = NAMING.get(entry.act());
    if (member == null
        || !entry.data().hasNonNull(member)
        || seen.contains(entry.data().path(member).asText())) {
      return entry;
    }
    ObjectNode told = entry.data().deepCopy();
    told.remove(member);
    return entry.without(told, List.of(member));
  }
}
