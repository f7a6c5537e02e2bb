package org.bihuan.workflow.view;

import java.util.Locale;
import java.util.stream.Collectors;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.issue.facts.InstanceLabel.Part;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Units;
import org.bihuan.workflow.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an instance of a step is told from the others, in words. */
@Component
class InstanceNames {

  private final Units units;
  private final People people;

  InstanceNames(Units units, People people) {
    this.units = units;
    this.people = people;
  }

  /** Null for a step that is done once. */
  @Nullable String of(Task task, Locale locale) {
    InstanceLabel label = task.instance().label();
    return label == null
        ? null
        : label.parts().stream()
            .map(part -> word(part, locale))
            .collect(Collectors.joining(InstanceLabel.BETWEEN));
  }

  private String word(Part part, Locale locale) {
    String value = part.value();
    return switch (part.kind()) {
      case UNIT -> units.find(value).map(unit -> unit.shortNameIn(locale)).orElse(value);
      case PERSON -> people.find(value).map(Person::displayName).orElse(value);
      case TEXT -> value;
    };
  }
}
