package org.bihuan.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.organization.People;
import org.bihuan.organization.PublicActor;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/**
 * Determines to whom a step is offered. Where nobody of the step's own groups and persons may take
 * it (the duty is vacant, the person has left, or everybody is excluded), it is also offered to the
 * nearest unit above where somebody can.
 */
@Component
class Candidates {

  private final People people;
  private final Units units;

  Candidates(People people, Units units) {
    this.people = people;
    this.units = units;
  }

  /**
   * To whom a step is offered.
   *
   * @param groups {@code UNIT/role}
   * @param users usernames; there is at least one group or user
   * @param vacant whether nobody of the step's own groups and persons may take it
   */
  record Asked(List<String> groups, List<String> users, boolean vacant) {}

  /**
   * The groups of units that exist. Where an expression named none, or one retired since, the
   * leaders of the supervising unit: a step that nobody can take would stop the issue for ever.
   */
  List<String> known(List<String> groups, String supervisor) {
    return groups.stream()
        .map(group -> isKnown(group) ? group : leaders(supervisor))
        .distinct()
        .toList();
  }

  private static String leaders(String unit) {
    return unit + "/" + Role.LEADER.code();
  }

  private boolean isKnown(String group) {
    return units
        .find(group.substring(0, Math.max(0, group.lastIndexOf('/'))))
        .filter(unit -> !unit.retired())
        .isPresent();
  }

  /**
   * @param excluded who may not take it
   * @param supervisor whose leaders are asked where the step names no group and its persons may not
   */
  Asked find(List<String> groups, List<String> users, Set<String> excluded, String supervisor) {
    List<String> present = users.stream().filter(this::isPresent).distinct().toList();
    Set<String> asked = new LinkedHashSet<>(groups);
    boolean vacant =
        groups.stream().noneMatch(group -> somebodyMay(group, excluded))
            && excluded.containsAll(present);
    if (vacant && groups.isEmpty()) {
      asked.add(leaders(supervisor));
    }
    if (vacant) {
      for (String group : List.copyOf(asked)) {
        if (groups.contains(group) || !somebodyMay(group, excluded)) {
          nearestAbove(group, excluded).ifPresent(asked::add);
        }
      }
    }
    return new Asked(new ArrayList<>(asked), present, vacant);
  }

  /** Whether anybody may take it: of its groups and persons, or in the units above. */
  boolean anybody(
      List<String> groups, List<String> users, Set<String> excluded, String supervisor) {
    Asked asked = find(groups, users, excluded, supervisor);
    return !asked.vacant()
        || asked.groups().stream().anyMatch(group -> somebodyMay(group, excluded));
  }

  private boolean isPresent(String username) {
    return PublicActor.is(username)
        || people.find(username).filter(person -> !person.retired()).isPresent();
  }

  /** The same role in the nearest unit above where somebody who is not excluded has it. */
  Optional<String> nearestAbove(String group, Set<String> excluded) {
    int slash = group.lastIndexOf('/');
    if (units.find(group.substring(0, slash)).isEmpty()) {
      return Optional.empty();
    }
    return units.upwards(group.substring(0, slash)).stream()
        .skip(1)
        .map(unit -> unit + group.substring(slash))
        .filter(higher -> somebodyMay(higher, excluded))
        .findFirst();
  }

  private boolean somebodyMay(String group, Set<String> excluded) {
    return people.holders(group).stream().anyMatch(username -> !excluded.contains(username));
  }
}
