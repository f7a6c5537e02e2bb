package org.bihuan.workflow.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.process.FormView;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.ExpressionContext;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.form.GivenTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The forms of an issue as they are now: with what their fields hold at first, what is calculated,
 * and the limits that are expressions.
 */
@Component
class FormViews {

  private final Forms forms;
  private final ExpressionContext values;
  private final Issues issues;
  private final Messages messages;
  private final ProcessEngine engine;

  FormViews(
      Forms forms,
      ExpressionContext values,
      Issues issues,
      Messages messages,
      ProcessEngine engine) {
    this.forms = forms;
    this.values = values;
    this.issues = issues;
    this.messages = messages;
    this.engine = engine;
  }

  /** The form of a step, before anything is filled in. */
  FormView step(
      Step step,
      Issue issue,
      Task task,
      Supplier<ProcessState> state,
      Map<String, GivenTable> tables) {
    return step(step, issue, task, state, tables, "", Map.of());
  }

  /** The same, with what is filled in so far. */
  FormView step(
      Step step,
      Issue issue,
      Task task,
      Supplier<ProcessState> state,
      Map<String, GivenTable> tables,
      String outcome,
      Map<String, Object> given) {
    FormView asked = FormView.of(step, messages.locale());
    for (Field field : step.fields()) {
      GivenTable table = tables.get(field.id());
      if (table != null && field.rows() != null) {
        asked = asked.given(field.id(), table.columns(), table.shown(field.rows()));
      }
    }
    InstancePath at = task.instance().path();
    Expressions.Values context =
        values.of(
            issue,
            state,
            at,
            name -> at.isNone() ? null : engine.variables(task.token()).get(name),
            outcome);
    return now(asked, step.fields(), given, context, step.id(), tables);
  }

  /** The form of an action. */
  FormView action(
      Action action, Issue issue, Supplier<ProcessState> state, Map<String, Object> given) {
    Locale locale = messages.locale();
    return now(
        FormView.of(action.fields(), locale),
        action.fields(),
        given,
        values.of(issue, state, InstancePath.NONE, name -> null, ""),
        action.key(),
        Map.of());
  }

  /** The state of an issue, read once, where it is asked for. */
  Supplier<ProcessState> state(Issue issue) {
    AtomicReference<@Nullable ProcessState> read = new AtomicReference<>();
    return () -> {
      ProcessState state = read.get();
      if (state == null) {
        state =
            issues
                .snapshot(issue.number())
                .orElseThrow(() -> Problem.notFound("issue", issue.number()))
                .state();
        read.set(state);
      }
      return state;
    };
  }

  private FormView now(
      FormView view,
      List<Field> fields,
      Map<String, Object> given,
      Expressions.Values context,
      String element,
      Map<String, GivenTable> tables) {
    return fields.stream().anyMatch(Field::isCalculated)
        ? view.at(forms.now(fields, given, context, element, tables))
        : view;
  }
}
