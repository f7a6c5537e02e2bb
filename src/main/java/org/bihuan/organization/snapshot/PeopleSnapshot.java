package org.bihuan.organization.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.http.search.FoldedText;
import org.bihuan.organization.Duty;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;

/** People and their duties at one moment. */
public final class PeopleSnapshot implements People {

  private static final int MOST_NAMED = 10;

  private final TreeMap<String, Person> byUsername = new TreeMap<>();
  private final Map<String, Set<String>> holders = new HashMap<>();
  private final Map<String, String> folded = new LinkedHashMap<>();
  private final Set<String> administrators;

  PeopleSnapshot(List<Person> people) {
    for (Person person : people) {
      byUsername.put(person.username(), person);
      folded.put(person.username(), FoldedText.of(person.username() + "\n" + person.displayName()));
      if (!person.retired()) {
        person.duties().forEach(duty -> holders(duty).add(person.username()));
      }
    }
    administrators =
        holders.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("/" + Role.ADMINISTRATOR.code()))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> holders(Duty duty) {
    return holders.computeIfAbsent(duty.group(), any -> new TreeSet<>());
  }

  @Override
  public Optional<Person> find(String username) {
    return Optional.ofNullable(byUsername.get(username));
  }

  @Override
  public Set<String> holders(String group) {
    return Collections.unmodifiableSet(holders.getOrDefault(group, Set.of()));
  }

  @Override
  public List<String> named(String text) {
    return folded.entrySet().stream()
        .filter(entry -> entry.getValue().contains(text))
        .sorted(Comparator.comparing(entry -> entry.getValue().length()))
        .limit(MOST_NAMED)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Set<String> administrators() {
    return administrators;
  }

  /**
   * All people, retired or not, ordered by username, after the given one; from the start if empty.
   */
  public Collection<Person> after(String username) {
    return Collections.unmodifiableCollection(byUsername.tailMap(username, false).values());
  }

  /** The groups whose holders differ from those in an earlier snapshot. */
  Set<String> changedSince(PeopleSnapshot then) {
    Set<String> groups = new HashSet<>(holders.keySet());
    groups.addAll(then.holders.keySet());
    groups.removeIf(group -> holders(group).equals(then.holders(group)));
    return Set.copyOf(groups);
  }
}
