package org.bihuan.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.values.FigureKey;

/**
 * One version of an issue type.
 *
 * @param definition its definition in the engine
 * @param model the content of its file
 * @param xml the file
 * @param sha256 of the file, as recorded in the trail
 * @param referenced the fields its expressions use or its decisions may use, as {@code step.field}:
 *     only these are stored in the issue's state
 * @param unitSteps the steps for those who answer for the issue; empty where all are for others
 */
public record IssueType(
    EngineDefinition definition,
    ProcessModel model,
    String xml,
    String sha256,
    Set<String> referenced,
    Set<String> unitSteps) {

  /**
   * @param filledIn the expressions in the documents that it fills in
   */
  static IssueType of(
      EngineDefinition definition, ProcessModel model, String xml, List<Expression> filledIn) {
    Set<String> referenced = new HashSet<>();
    Stream.concat(model.mentionedFields().stream(), MentionedFields.of(filledIn.stream()))
        .forEach(name -> mentioned(model, name, referenced));
    model.figures().stream()
        .flatMap(figure -> FigureKey.of(model, figure).stream())
        .forEach(key -> referenced.add(key.form() + "." + key.kept()));
    if (!model.decisions().isEmpty()) {
      decidable(ProcessModel.OPENED, model.startForm(), referenced);
      model.steps().values().forEach(step -> decidable(step.id(), step.fields(), referenced));
      model
          .actions()
          .values()
          .forEach(action -> decidable(action.key(), action.fields(), referenced));
    }
    Set<String> unitSteps =
        model.steps().values().stream()
            .filter(Step::isUnits)
            .map(Step::id)
            .collect(Collectors.toUnmodifiableSet());
    return new IssueType(definition, model, xml, Sha256.of(xml), Set.copyOf(referenced), unitSteps);
  }

  /** Adds a field that is mentioned, or all that there is of a whole form. */
  private static void mentioned(ProcessModel model, String name, Set<String> referenced) {
    if (!name.endsWith("." + ProcessModel.ALL)) {
      referenced.add(name);
      return;
    }
    String form = name.substring(0, name.length() - ProcessModel.ALL.length());
    model.form(form.substring(0, form.length() - 1)).stream()
        .filter(field -> !field.isRestricted())
        .forEach(field -> referenced.add(form + field.id()));
    List.of(ProcessModel.OUTCOME, ProcessModel.AT, ProcessModel.BY)
        .forEach(more -> referenced.add(form + more));
  }

  /**
   * Adds the fields that a decision may use: the decision has a file of its own, which may change
   * while the issue is open, so every field is included that a decision table can compare. Long
   * texts are not.
   */
  private static void decidable(String form, List<Field> fields, Set<String> referenced) {
    fields.stream()
        .filter(field -> !field.type().equals("text") && !field.type().equals("evidence"))
        .filter(field -> !field.isRestricted())
        .forEach(field -> referenced.add(form + "." + field.id()));
  }

  /** The caller's duties that allow opening such an issue for the units within the duty's unit. */
  public List<Duty> openingDuties(Caller caller) {
    return duties(caller, "");
  }

  /** The caller's duties that allow opening such an issue for the duty's own unit alone. */
  public List<Duty> ownUnitDuties(Caller caller) {
    return duties(caller, ProcessModel.OWN_UNIT);
  }

  private List<Duty> duties(Caller caller, String prefix) {
    return caller.duties().stream()
        .filter(duty -> model.openers().contains(prefix + duty.role().code()))
        .toList();
  }

  boolean mayBeOpenedBy(Caller caller) {
    return !openingDuties(caller).isEmpty() || !ownUnitDuties(caller).isEmpty();
  }

  public String key() {
    return definition.key();
  }

  public int version() {
    return definition.version();
  }
}
