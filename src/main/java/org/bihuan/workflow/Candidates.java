package org.bihuan.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.People;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/**
 * Determines to whom a step is offered. Where nobody of the step's own groups may take it (the duty
 * is vacant, or everybody who has it is excluded), it is also offered to the nearest unit above
 * where somebody can.
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
   * @param vacant whether nobody of the step's own groups may take it
   */
  record Asked(List<String> groups, Set<String> excluded, boolean vacant) {}

  /**
   * The groups of units that exist. Where an expression named none, or one retired since, the leaders of the supervising
   * unit: a step that nobody can take would stop the issue for ever.
   */
  List<String> known(List<String> groups, String supervisor) {
    return groups.stream()
        .map(group -> isKnown(group) ? group : supervisor + "/" + Role.LEADER.code())
        .distinct()
        .toList();
  }

  private boolean isKnown(String group) {
    return units
        .find(group.substring(0, Math.max(0, group.lastIndexOf('/'))))
        .filter(unit -> !unit.retired())
        .isPresent();
  }

  Asked find(ProcessState state, List<String> groups, List<String> separateFrom) {
    Set<String> excluded = excluded(state, separateFrom);
    Set<String> asked = new LinkedHashSet<>(groups);
    boolean vacant = groups.stream().noneMatch(group -> somebodyMay(group, excluded));
    if (vacant) {
      groups.forEach(group -> nearestAbove(group, excluded).ifPresent(asked::add));
    }
    return new Asked(new ArrayList<>(asked), excluded, vacant);
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

  private static Set<String> excluded(ProcessState state, List<String> separateFrom) {
    Set<String> excluded = new HashSet<>();
    for (String step : separateFrom) {
      excluded.addAll(state.completedBy(step));
    }
    return excluded;
  }
}
