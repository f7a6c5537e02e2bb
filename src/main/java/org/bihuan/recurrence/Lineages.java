package org.bihuan.recurrence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.LineageRows.Link;
import org.bihuan.recurrence.LineageRows.Listed;
import org.bihuan.recurrence.SignOffRows.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Problems that came back, as people confirmed. */
@Service
public class Lineages {

  /** Of a problem that came back more often, no further recurrence is linked. */
  private static final int MOST = 50;

  private static final String FIELD = "recurrenceOf";

  private final LineageRows rows;
  private final LineageViews views;
  private final LineageRights rights;
  private final SignOffRows signOffs;
  private final Issues issues;
  private final LockedIssues locked;
  private final Clock clock;

  Lineages(
      LineageRows rows,
      LineageViews views,
      LineageRights rights,
      SignOffRows signOffs,
      Issues issues,
      LockedIssues locked,
      Clock clock) {
    this.rows = rows;
    this.views = views;
    this.rights = rights;
    this.signOffs = signOffs;
    this.issues = issues;
    this.locked = locked;
    this.clock = clock;
  }

  /**
   * One page of the lineages of which the caller sees at least two issues, those changed last
   * first.
   *
   * @param filter passed by at least one of the issues that the caller sees
   */
  @Transactional(readOnly = true)
  public Page<LineageView> list(
      Caller caller, IssueFilter filter, @Nullable String after, int limit) {
    List<Listed> found =
        rows.list(
            issues.readable(caller),
            issues.condition(caller, filter),
            after == null ? null : position(after),
            limit + 1);
    boolean more = found.size() > limit;
    List<Listed> page = more ? found.subList(0, limit) : found;
    Listed last = more ? page.get(limit - 1) : null;
    return new Page<>(
        page.isEmpty()
            ? List.of()
            : views.of(caller, page, rows.of(page.stream().map(Listed::id).toList())),
        last == null ? null : Keyset.encode(last.changedAt().toString(), Long.toString(last.id())),
        null);
  }

  private static Listed position(String after) {
    List<String> values = Keyset.decode(after, 2);
    try {
      return new Listed(Long.parseLong(values.get(1)), Keyset.instant(values.get(0)));
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }

  /**
   * The lineage of an issue, with what was tried.
   *
   * @throws Problem 404 where the caller may not see it
   */
  @Transactional(readOnly = true)
  public IssueLineage of(Caller caller, String number) {
    return told(caller, issues.visible(caller, number), views::of);
  }

  /** The lineage of an issue that the caller may see, without what was tried. */
  @Transactional(readOnly = true)
  public IssueLineage brief(Caller caller, IssueItem issue) {
    return told(caller, issue.number(), issue.facts().supervisor(), views::brief);
  }

  /** Shows lineages with more or less of each. */
  private interface Shown {
    List<LineageView> of(Caller caller, List<Listed> listed, List<Link> links);
  }

  private IssueLineage told(Caller caller, Issue issue, Shown shown) {
    return told(caller, issue.number(), issue.supervisor(), shown);
  }

  private IssueLineage told(Caller caller, String number, String supervisor, Shown shown) {
    boolean mayLink = rights.mayLink(caller, supervisor);
    List<Link> links = rows.around(number);
    if (links.isEmpty()) {
      return new IssueLineage(null, mayLink, null);
    }
    Listed one = new Listed(links.get(0).lineage(), links.get(0).changedAt());
    LineageView view = shown.of(caller, List.of(one), links).stream().findFirst().orElse(null);
    String of =
        view == null
            ? null
            : view.issues().stream()
                .filter(member -> member.number().equals(number))
                .map(LineageView.Member::recurrenceOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    return new IssueLineage(of, mayLink, view);
  }

  /**
   * Says that an issue is an older one come back, or takes that away again. Said once more, nothing
   * changes.
   *
   * @param of the number of the older issue; null: the issue is no recurrence
   * @throws Problem 404 where the caller may not see the issue, 403 where they may not say so, 422
   *     naming {@code recurrenceOf} where it is not an older issue that they see
   */
  @Transactional
  public IssueLineage link(Caller caller, String number, @Nullable String of) {
    String unit = rights.require(caller, issues.writable(caller, number).supervisor());
    rows.takeTurn();
    LockedIssue issue = locked.lock(number).orElseThrow(() -> Problem.notFound("issue", number));
    List<Link> before = rows.around(number);
    String was =
        before.stream()
            .filter(link -> link.issue().equals(number))
            .map(Link::recurrenceOf)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (Objects.equals(was, of)) {
      return told(caller, issue.issue(), views::of);
    }
    if (of != null) {
      requireOlder(caller, issue.issue(), of);
    }
    Instant now = clock.instant();
    changed(issue.issue(), of, before, caller, now);
    issue.record(
        now,
        caller.username(),
        unit,
        of == null ? TrailEvent.Recurrence.unlinked() : TrailEvent.Recurrence.linked(of));
    return told(caller, issue.issue(), views::of);
  }

  private void requireOlder(Caller caller, Issue issue, String of) {
    if (!StorableText.is(of)) {
      throw refused("form.controlCharacter");
    }
    Issue older =
        issues.visible(caller, List.of(of)).stream()
            .findFirst()
            .orElseThrow(() -> refused("recurrence.unknown", of));
    if (older.number().equals(issue.number())) {
      throw refused("recurrence.itself");
    }
    if (views.order().compare(older, issue) >= 0) {
      throw refused("recurrence.notOlder", of);
    }
  }

  private static Problem refused(String key, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(FIELD, key, arguments)));
  }

  /** Writes what belongs together now, and how long what was signed off held. */
  private void changed(
      Issue issue, @Nullable String of, List<Link> before, Caller caller, Instant now) {
    LineageGraph graph = new LineageGraph();
    Map<String, Long> lineages = new HashMap<>();
    List<Link> all = new ArrayList<>(before);
    if (of != null) {
      all.addAll(rows.around(of));
    }
    for (Link link : all) {
      graph.put(link.issue(), link.recurrenceOf());
      lineages.put(link.issue(), link.lineage());
    }
    String was = graph.of(issue.number());
    if (of != null && graph.comesFrom(of, issue.number())) {
      throw refused("recurrence.circle", of);
    }
    graph.put(issue.number(), of);
    write(graph, lineages, issue.number(), caller, now);
    for (String older : new TreeSet<>(present(was, of))) {
      held(older, graph.directlyFrom(older));
    }
  }

  private static List<String> present(@Nullable String one, @Nullable String other) {
    List<String> present = new ArrayList<>();
    if (one != null) {
      present.add(one);
    }
    if (other != null) {
      present.add(other);
    }
    return present;
  }

  private void write(
      LineageGraph graph, Map<String, Long> lineages, String issue, Caller caller, Instant now) {
    Map<String, List<String>> parts = graph.parts();
    if (parts.values().stream().anyMatch(part -> part.size() > MOST)) {
      throw refused("recurrence.tooMany", MOST);
    }
    Set<Long> kept = new HashSet<>();
    List<String> alone = new ArrayList<>();
    parts.forEach(
        (first, part) -> {
          if (part.size() == 1) {
            alone.add(first);
            return;
          }
          Long known = lineages.get(first);
          boolean reused = known != null && kept.add(known);
          long lineage = reused ? Objects.requireNonNull(known) : rows.add(now, part.size());
          kept.add(lineage);
          rows.changed(lineage, part.size(), now);
          rows.move(part, lineage);
          part.stream()
              .filter(each -> each.equals(issue) || !lineages.containsKey(each))
              .forEach(
                  each -> {
                    boolean linked = each.equals(issue);
                    rows.put(
                        each,
                        lineage,
                        graph.of(each),
                        linked ? now : null,
                        linked ? caller.username() : null);
                  });
        });
    rows.leave(alone);
    lineages.values().stream().distinct().filter(id -> !kept.contains(id)).forEach(rows::remove);
  }

  /** Until when each sign-off of an issue held: the first recurrence after it, if any. */
  private void held(String older, Collection<String> recurrences) {
    List<Issue> next = issues.found(recurrences).stream().sorted(views.order()).toList();
    Instant until = Instant.MAX;
    for (Held signOff : signOffs.of(older)) { // the latest first
      Instant end = until;
      if (!older.equals(signOff.endedBy())) {
        Issue first =
            next.stream()
                .filter(
                    one -> !one.openedAt().isBefore(signOff.at()) && one.openedAt().isBefore(end))
                .findFirst()
                .orElse(null);
        signOffs.ended(
            older,
            signOff.at(),
            first == null ? null : views.found(first),
            first == null ? null : first.number());
      }
      until = signOff.at();
    }
  }
}
