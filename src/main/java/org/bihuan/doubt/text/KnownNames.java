package org.bihuan.doubt.text;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.issue.Issue;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/** Names that are no difference between texts: of units, people, and the issue's own place. */
@Component
class KnownNames {

  /** A single character is part of many words. */
  private static final int SHORTEST = 2;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Units units;
  private final People people;
  private final LoadingCache<String, Set<String>> common;

  KnownNames(Units units, People people) {
    this.units = units;
    this.people = people;
    this.common = Caffeine.newBuilder().expireAfterWrite(KEPT).build(any -> Set.copyOf(all()));
  }

  Set<String> of(Issue issue) {
    Set<String> names = new HashSet<>(common.get(""));
    add(names, Stream.ofNullable(issue.facts().location()));
    return names;
  }

  private Set<String> all() {
    Set<String> names = new HashSet<>();
    for (Unit unit : units.all()) {
      add(names, Stream.of(unit.name()));
      add(names, Stream.ofNullable(unit.nameEn()));
      add(names, Stream.ofNullable(unit.shortName()));
      for (Role role : Role.values()) {
        add(
            names,
            people.holders(unit.code() + "/" + role.code()).stream()
                .flatMap(username -> people.find(username).stream())
                .map(Person::displayName));
      }
    }
    return names;
  }

  private static void add(Set<String> names, Stream<String> more) {
    more.filter(name -> name.strip().length() >= SHORTEST).forEach(names::add);
  }
}
