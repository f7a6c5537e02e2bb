package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.bihuan.recurrence.likeness.Likeness;
import org.bihuan.recurrence.likeness.Likeness.Compared;
import org.bihuan.recurrence.likeness.LikenessKeys;
import org.bihuan.recurrence.likeness.Place;
import org.bihuan.recurrence.likeness.ProblemText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds signed-off issues that say the same as a new one, of the same unit, location or enterprise.
 * Two statements, a third where register entries are compared; what each reads is bounded.
 */
@Service
public class LookAlikes {

  /** How many issues are compared. */
  private static final int COMPARED = 60;

  /** How many are shown at most. */
  private static final int SHOWN = 5;

  private final LookAlikeRows rows;
  private final OpenedEntries opened;
  private final SignOffs signOffs;
  private final Issues issues;
  private final IssueTypes types;
  private final Units units;

  LookAlikes(
      LookAlikeRows rows,
      OpenedEntries opened,
      SignOffs signOffs,
      Issues issues,
      IssueTypes types,
      Units units) {
    this.rows = rows;
    this.opened = opened;
    this.signOffs = signOffs;
    this.issues = issues;
    this.types = types;
    this.units = units;
  }

  /**
   * The signed-off issues like this one that the caller may see, the most alike first.
   *
   * @throws Problem 422 naming every field that cannot be used
   */
  @Transactional(readOnly = true)
  public List<LookAlike> of(Caller caller, Sought sought) {
    sought.require();
    String unit = sought.unit();
    if (unit != null && units.find(unit).isEmpty()) {
      throw Problem.invalidSubmission(List.of(new FieldError("unit", "form.unknownUnit", unit)));
    }
    return found(caller, sought.compared(), any -> true);
  }

  /** The same while it is typed; nothing where it cannot be used yet. */
  @Transactional(readOnly = true)
  public List<LookAlike> whileTyped(Caller caller, Sought sought) {
    return sought.isUsable() ? found(caller, sought.compared(), any -> true) : List.of();
  }

  /** The older issues like this one; none for what only rechecks others. */
  @Transactional(readOnly = true)
  public List<LookAlike> of(Caller caller, IssueItem issue) {
    if (!signOffs.areKept(issue.type(), issue.typeVersion())) {
      return List.of();
    }
    Place place = signOffs.place(issue.number(), issue.type(), issue.typeVersion(), issue.facts());
    return found(
        caller,
        compared(issue.facts(), place),
        other -> other.openedAt().isBefore(issue.openedAt()));
  }

  private List<LookAlike> found(Caller caller, Compared sought, Predicate<Issue> which) {
    List<Long> keys = LikenessKeys.asked(sought.text(), sought.place());
    if (keys.isEmpty()) {
      return List.of();
    }
    List<Issue> seen =
        issues.visible(caller, rows.found(keys, COMPARED)).stream()
            .filter(issue -> issue.closure().good())
            .filter(which)
            .toList();
    Map<String, List<String>> entries = entries(sought, seen);
    List<LookAlike> alike = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    Map<String, Issue> byNumber =
        seen.stream().collect(Collectors.toMap(Issue::number, issue -> issue));
    for (Issue issue : seen) {
      Place place =
          new Place(
              issue.unit(),
              issue.facts().location(),
              entries.getOrDefault(issue.number(), List.of()));
      Likeness likeness = Likeness.of(sought, compared(issue.facts(), place));
      if (likeness.isNotable()) {
        alike.add(LookAlike.of(issue, likeness));
        numbers.add(issue.number());
      }
    }
    // what was opened under an issue, such as a notice about it, has its title
    alike.removeIf(
        one -> {
          Issue issue = byNumber.get(one.number());
          return issue != null && issue.parent() != null && numbers.contains(issue.parent());
        });
    alike.sort(
        Comparator.comparingDouble(LookAlike::score)
            .reversed()
            .thenComparing(LookAlike::number, Comparator.reverseOrder()));
    return List.copyOf(alike.subList(0, Math.min(SHOWN, alike.size())));
  }

  private static Compared compared(IssueFacts facts, Place place) {
    return new Compared(
        ProblemText.of(facts.title(), facts.description()), place, facts.category());
  }

  /** The entries with which these were opened; no statement where none are sought. */
  private Map<String, List<String>> entries(Compared sought, List<Issue> seen) {
    if (sought.place().entries().isEmpty() || seen.isEmpty()) {
      return Map.of();
    }
    Set<String> fields =
        seen.stream()
            .flatMap(issue -> types.find(issue.type()).stream())
            .flatMap(type -> SignOffs.entryFields(type.model()).stream())
            .collect(Collectors.toSet());
    return opened.entries(seen.stream().map(Issue::number).toList(), fields);
  }
}
