package org.bihuan.workflow.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.facts.Instance;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.issue.facts.InstanceLabel.Kind;
import org.bihuan.issue.facts.InstanceLabel.Part;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.check.structure.Items;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.Template;
import org.bihuan.process.register.EntryValue;
import org.bihuan.workflow.engine.ProcessCallbacks.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the instances of a multi-instance activity apart, as its file says. */
@Component
public class InstanceLabels {

  private final IssueTypes types;
  private final Units units;
  private final People people;

  InstanceLabels(IssueTypes types, Units units, People people) {
    this.types = types;
    this.units = units;
    this.people = people;
  }

  /** The path alone. */
  public static InstancePath path(List<Place> places) {
    return places.isEmpty()
        ? InstancePath.NONE
        : new InstancePath(
            places.stream()
                .map(place -> new InstancePath.Place(place.element(), place.index()))
                .toList());
  }

  /**
   * The instance at these places, with its label.
   *
   * @param values the contract's values
   */
  public Instance of(List<Place> places, Expressions.Values values) {
    if (places.isEmpty()) {
      return Instance.NONE;
    }
    Map<String, Object> items = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    for (Place place : places) {
      ProcessModel model = types.byDefinition(place.definition()).model();
      MultiInstance loop = model.loops().get(place.element());
      if (loop != null) {
        if (loop.variable() != null && place.item() != null) {
          items.put(loop.variable(), place.item());
        }
        parts.add(part(place, loop, kind(model, loop), new Named(items, values)));
      }
    }
    return new Instance(path(places), new InstanceLabel(parts));
  }

  private static Items.Kind kind(ProcessModel model, MultiInstance loop) {
    return Items.of(model, loop, new HashSet<>(model.loops().keySet())).kind();
  }

  private Part part(Place place, MultiInstance loop, Items.Kind kind, Named values) {
    String label = loop.label();
    if (label == null) {
      Object item = place.item();
      return item instanceof String text
          ? named(kind, text)
          : InstanceLabel.part(
              Kind.TEXT,
              Optional.ofNullable(item)
                  .flatMap(found -> EntryValue.title(found))
                  .orElse(String.valueOf(place.index() + 1)));
    }
    Template template = Template.parse(label);
    if (loop.variable() != null && template.isPath(loop.variable())) {
      return named(kind, text(template.value(values)));
    }
    return InstanceLabel.part(Kind.TEXT, template.text(values.inWords(this, loop, kind)));
  }

  private static Part named(Items.Kind kind, String value) {
    Kind told =
        switch (kind) {
          case UNIT -> Kind.UNIT;
          case PERSON -> Kind.PERSON;
          case OTHER, UNKNOWN -> Kind.TEXT;
        };
    return InstanceLabel.part(told, value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : EntryValue.title(value).orElseGet(value::toString);
  }

  /** A unit's or a person's name, for a text around it. */
  private Object word(Items.Kind kind, Object item) {
    String code = item.toString();
    return switch (kind) {
      case UNIT -> units.find(code).map(Unit::name).orElse(code);
      case PERSON -> people.find(code).map(Person::displayName).orElse(code);
      case OTHER, UNKNOWN -> item;
    };
  }

  /** The contract's values, and those of the activities around. */
  private record Named(Map<String, Object> items, Expressions.Values values)
      implements Expressions.Values {

    @Override
    public @Nullable Object value(String name) {
      Object item = items.get(name);
      return item == null ? values.value(name) : item;
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return values.call(function, arguments);
    }

    @Override
    public @Nullable Instant instant(Object value) {
      return values.instant(value);
    }

    @Override
    public String text(Object value) {
      return values.text(value);
    }

    Named inWords(InstanceLabels labels, MultiInstance loop, Items.Kind kind) {
      Map<String, Object> words = new HashMap<>(items);
      if (loop.variable() != null) {
        words.computeIfPresent(loop.variable(), (name, item) -> labels.word(kind, item));
      }
      return new Named(words, values);
    }
  }
}
