package org.bihuan.workbench;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.workflow.view.IssueDetails;
import org.springframework.stereotype.Component;

/** People to choose from, by name and unit; answered from memory. */
@Component
public class PersonChoices {

  private final People people;
  private final Labels labels;

  PersonChoices(People people, Labels labels) {
    this.people = people;
    this.labels = labels;
  }

  /**
   * The people concerned with the issue: its units' people, and those to whom its tasks may be
   * transferred.
   */
  public List<Choice> around(IssueDetails details) {
    IssueFacts facts = details.view().issue().facts();
    return choices(
        Stream.concat(
            holders(Stream.of(facts.unit(), facts.supervisor())),
            details.tasks().stream().flatMap(task -> task.colleagues().stream())));
  }

  /** The people of the caller's own units. */
  public List<Choice> beside(Caller caller) {
    return choices(holders(caller.duties().stream().map(Duty::unit)));
  }

  private Stream<String> holders(Stream<String> units) {
    return units
        .filter(Objects::nonNull)
        .flatMap(unit -> Stream.of(Role.values()).map(role -> new Duty(unit, role).group()))
        .map(people::holders)
        .flatMap(Collection::stream);
  }

  private List<Choice> choices(Stream<String> usernames) {
    return usernames
        .distinct()
        .map(people::find)
        .flatMap(Optional::stream)
        .map(person -> new Choice(person.username(), label(person)))
        .sorted(Comparator.comparing(Choice::name))
        .toList();
  }

  private String label(Person person) {
    return Stream.concat(
            Stream.of(person.displayName()),
            person.duties().stream().map(duty -> labels.unit(duty.unit())).distinct())
        .collect(Collectors.joining(" · "));
  }
}
