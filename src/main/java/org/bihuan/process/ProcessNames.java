package org.bihuan.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.values.FigureKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names of types, steps, actions, ends, fields and decisions, in the caller's language or in a
 * given one. Where no name is known any more, it is the id itself.
 */
@Component
public class ProcessNames {

  private final IssueTypes types;
  private final DecisionTables decisions;
  private final Messages messages;

  ProcessNames(IssueTypes types, DecisionTables decisions, Messages messages) {
    this.types = types;
    this.decisions = decisions;
    this.messages = messages;
  }

  /** The same names in this language, whatever the caller's language. */
  public ProcessNames in(Locale locale) {
    return new ProcessNames(types, decisions, messages.in(locale));
  }

  /**
   * A type to choose from.
   *
   * @param mayOpen whether the caller holds a role that may open it
   */
  public record Type(String key, String name, boolean mayOpen) {}

  /** One step of a type. */
  public record Step(String type, String key, String name) {}

  /**
   * A figure of a type.
   *
   * @param kind {@code share}, {@code sum} or {@code average}
   * @param grouped whether it is grouped further
   * @param byUnit whether that is by units
   * @param register whose entries it is grouped by; null where it is grouped by something else
   * @param values the names of the values that it is grouped by, where the file lists them
   */
  public record Figure(
      String id,
      String name,
      String kind,
      boolean grouped,
      boolean byUnit,
      @Nullable String register,
      Map<String, String> values) {}

  /** One end of a type: a resolution. */
  public record End(String type, String key, String name) {}

  /**
   * A rule of a decision.
   *
   * @param reason the rule's explanation; null where its file has none
   */
  public record Rule(String decision, @Nullable String reason) {}

  /** All types in their newest version. */
  public List<Type> types(Caller caller) {
    return types.newest().stream()
        .map(type -> new Type(type.key(), in(type.model().names()), type.mayBeOpenedBy(caller)))
        .toList();
  }

  /** What issues of this type are for, as its newest file says; null where it says nothing. */
  public @Nullable String help(String type) {
    return types.find(type).map(it -> it.model().help()).map(this::in).orElse(null);
  }

  /** The steps of all types in their newest version, by type in the order of their files. */
  public List<Step> steps() {
    return types.newest().stream()
        .flatMap(
            type ->
                type.model().steps().values().stream()
                    .map(step -> new Step(type.key(), step.id(), in(step.names()))))
        .toList();
  }

  /** The ends of all types in their newest version, by type in the order of their files. */
  public List<End> ends() {
    return types.newest().stream()
        .flatMap(
            type ->
                type.model().resolutions().stream()
                    .map(end -> new End(type.key(), end.id(), in(end.names()))))
        .toList();
  }

  public String type(String type) {
    return types.find(type).map(found -> in(found.model().names())).orElse(type);
  }

  /** The type's own word for its rate of success; empty where it has none. */
  public Optional<String> rate(String type) {
    return types.find(type).map(found -> found.model().rate()).map(this::in);
  }

  /** Whether issues of this type do without this fact. */
  public boolean hides(String type, String fact) {
    return types.find(type).filter(found -> found.model().hidden().contains(fact)).isPresent();
  }

  /** The figures of a type in its newest version, in the order of its file. */
  public List<Figure> figures(String type) {
    return types.find(type).map(IssueType::model).stream()
        .flatMap(model -> model.figures().stream().map(figure -> figure(model, figure)))
        .toList();
  }

  private Figure figure(ProcessModel model, ProcessModel.Figure figure) {
    Optional<ProcessModel.Field> by = FigureKey.of(model, figure).map(FigureKey::field);
    Map<String, String> values = new LinkedHashMap<>();
    by.stream()
        .flatMap(field -> field.values().stream())
        .forEach(value -> values.put(value.id(), in(value.names())));
    return new Figure(
        figure.id(),
        in(figure.names()),
        figure.kind().code(),
        by.isPresent(),
        by.filter(field -> field.type().equals("unit")).isPresent(),
        by.filter(field -> field.type().equals("entry")).map(ProcessModel.Field::of).orElse(null),
        values);
  }

  /** The names of the ends that count as success, in the order of the file. */
  public List<String> successes(String type) {
    return types.find(type).stream()
        .flatMap(found -> found.model().resolutions().stream())
        .filter(ProcessModel.End::good)
        .map(end -> in(end.names()))
        .distinct()
        .toList();
  }

  public String step(String type, int version, String step) {
    return model(type, version)
        .map(model -> model.steps().get(step))
        .map(found -> in(found.names()))
        .orElse(step);
  }

  /** The action's name; the key itself where there is no such action. */
  public String action(String type, int version, String action) {
    return model(type, version)
        .flatMap(model -> model.action(action))
        .map(found -> in(found.names()))
        .orElse(action);
  }

  /** The outcome's name; the id itself where the step has no such outcome. */
  public String outcome(String type, int version, String step, String outcome) {
    return model(type, version)
        .map(model -> model.steps().get(step))
        .flatMap(found -> found.outcome(outcome))
        .map(found -> in(found.names()))
        .orElse(outcome);
  }

  /** The action that contains this step; empty for a step of the main course. */
  public Optional<String> actionOf(String type, int version, String step) {
    return model(type, version).stream()
        .flatMap(model -> model.actions().values().stream())
        .filter(action -> action.steps().contains(step))
        .map(ProcessModel.Action::key)
        .findFirst();
  }

  /** The name of an issue's resolution; empty while it is open. */
  public String resolution(String type, int version, @Nullable String end) {
    return end == null
        ? ""
        : model(type, version)
            .map(model -> model.ends().get(end))
            .map(found -> in(found.names()))
            .orElse(end);
  }

  /** The name of any element of the process: a timer, a flow, a gateway. */
  public String element(String type, int version, String element) {
    return model(type, version)
        .map(model -> model.elementNames().get(element))
        .map(this::in)
        .orElse(element);
  }

  /**
   * One rule of a decision.
   *
   * @param rule its number in the table, from 1
   */
  public Rule rule(String decision, int version, int rule) {
    DecisionTable table = decisions.find(decision, version).orElse(null);
    if (table == null) {
      return new Rule(decision, null);
    }
    boolean known = rule >= 1 && rule <= table.rules().size();
    Names help = known ? table.rules().get(rule - 1).help() : null;
    return new Rule(in(table.names()), help == null ? null : in(help));
  }

  /**
   * The form of a step or an action; a form without fields where there is no such step or action.
   */
  public FormView form(String type, int version, String stepOrAction) {
    Locale locale = messages.locale();
    return model(type, version)
        .map(
            model -> {
              ProcessModel.Step step = model.steps().get(stepOrAction);
              return step != null
                  ? FormView.of(step, locale)
                  : model
                      .action(stepOrAction)
                      .map(action -> FormView.of(action.fields(), locale))
                      .orElseGet(() -> FormView.of(List.of(), locale));
            })
        .orElseGet(() -> FormView.of(List.of(), locale));
  }

  /** The form of the type's opening, in the newest version. */
  public FormView openingForm(String type) {
    return FormView.of(
        types.find(type).map(found -> found.model().startForm()).orElse(List.of()),
        messages.locale());
  }

  /** The form of the type's opening in a given version. */
  public FormView openingForm(String type, int version) {
    return FormView.of(
        model(type, version).map(ProcessModel::startForm).orElse(List.of()), messages.locale());
  }

  private Optional<ProcessModel> model(String type, int version) {
    try {
      return Optional.of(types.get(type, version).model());
    } catch (Problem unknown) {
      return Optional.empty();
    }
  }

  private String in(Names names) {
    return names.in(messages.locale());
  }
}
