package org.bihuan.recurrence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.bihuan.recurrence.LookAlikeRows.Bounds;
import org.bihuan.recurrence.likeness.Likeness;
import org.bihuan.recurrence.likeness.Likeness.Compared;
import org.bihuan.recurrence.likeness.LikenessKeys;
import org.bihuan.recurrence.likeness.Place;
import org.bihuan.recurrence.likeness.ProblemText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds signed-off issues that say the same as a new one, of the same unit, location or enterprise.
 * Two statements, a third where register entries are compared; what each reads is bounded.
 */
@Service
public class LookAlikes {

  private static final Bounds OF_ONE = new Bounds(30, 60);

  /** Of many texts at once, less is read for each. */
  private static final Bounds OF_MANY = new Bounds(15, 5);

  /** How many texts are looked for at once. */
  private static final int MANY = 200;

  private static final Place NOWHERE = new Place(null, null, List.of());

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

  /**
   * The same for many issues that are about to be opened, each with the most alike alone; as many
   * statements as for one.
   *
   * @return one for each, at its position; null where none is alike
   */
  @Transactional(readOnly = true)
  public List<@Nullable LookAlike> ofEach(Caller caller, List<Sought> all) {
    List<Compared> sought =
        all.stream()
            .limit(MANY)
            .map(
                one ->
                    one.isUsable()
                        ? one.compared()
                        : new Compared(ProblemText.of(null, null), NOWHERE, null))
            .toList();
    List<@Nullable LookAlike> alike = new ArrayList<>();
    for (List<LookAlike> one : found(caller, sought, any -> true, OF_MANY)) {
      alike.add(one.isEmpty() ? null : one.get(0));
    }
    while (alike.size() < all.size()) {
      alike.add(null);
    }
    return alike;
  }

  private List<LookAlike> found(Caller caller, Compared sought, Predicate<Issue> which) {
    return found(caller, List.of(sought), which, OF_ONE).get(0);
  }

  private List<List<LookAlike>> found(
      Caller caller, List<Compared> sought, Predicate<Issue> which, Bounds bounds) {
    List<List<String>> numbers =
        rows.found(
            sought.stream().map(one -> LikenessKeys.asked(one.text(), one.place())).toList(),
            bounds);
    Set<String> all = new HashSet<>();
    numbers.forEach(all::addAll);
    Map<String, Issue> seen = new HashMap<>();
    for (Issue issue : issues.visible(caller, all)) {
      if (issue.closure().good() && which.test(issue)) {
        seen.put(issue.number(), issue);
      }
    }
    Map<String, Compared> compared = compared(sought, seen.values());
    List<List<LookAlike>> found = new ArrayList<>();
    for (int i = 0; i < sought.size(); i++) {
      found.add(best(sought.get(i), numbers.get(i), seen, compared));
    }
    return found;
  }

  private static List<LookAlike> best(
      Compared sought,
      List<String> numbers,
      Map<String, Issue> seen,
      Map<String, Compared> compared) {
    Map<String, LookAlike> alike = new LinkedHashMap<>();
    for (String number : numbers) {
      Issue issue = seen.get(number);
      Compared other = compared.get(number);
      if (issue != null && other != null) {
        Likeness likeness = Likeness.of(sought, other);
        if (likeness.isNotable()) {
          alike.put(number, LookAlike.of(issue, likeness));
        }
      }
    }
    return alike.values().stream()
        // what was opened under an issue, such as a notice about it, has its title
        .filter(one -> !alike.containsKey(parent(seen, one.number())))
        .sorted(
            Comparator.comparingDouble(LookAlike::score)
                .reversed()
                .thenComparing(LookAlike::number, Comparator.reverseOrder()))
        .limit(SHOWN)
        .toList();
  }

  private static String parent(Map<String, Issue> seen, String number) {
    Issue issue = seen.get(number);
    String parent = issue == null ? null : issue.parent();
    return parent == null ? "" : parent;
  }

  /** What these issues say, by number; each text is read once however many look for it. */
  private Map<String, Compared> compared(List<Compared> sought, Collection<Issue> seen) {
    Map<String, List<String>> entries = entries(sought, seen);
    Map<String, Compared> compared = new HashMap<>();
    for (Issue issue : seen) {
      Place place =
          new Place(
              issue.unit(),
              issue.facts().location(),
              entries.getOrDefault(issue.number(), List.of()));
      compared.put(issue.number(), compared(issue.facts(), place));
    }
    return compared;
  }

  private static Compared compared(IssueFacts facts, Place place) {
    return new Compared(
        ProblemText.of(facts.title(), facts.description()), place, facts.category());
  }

  /** The entries with which these were opened; no statement where none are sought. */
  private Map<String, List<String>> entries(List<Compared> sought, Collection<Issue> seen) {
    if (sought.stream().allMatch(one -> one.place().entries().isEmpty()) || seen.isEmpty()) {
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
