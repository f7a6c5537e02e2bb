package org.bihuan.process;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.bihuan.process.DecisionTables.Versioned;
import org.bihuan.process.ProcessDescription.Act;
import org.bihuan.process.ProcessDescription.Action;
import org.bihuan.process.ProcessDescription.Decision;
import org.bihuan.process.ProcessDescription.End;
import org.bihuan.process.ProcessDescription.Input;
import org.bihuan.process.ProcessDescription.Output;
import org.bihuan.process.ProcessDescription.Rule;
import org.bihuan.process.ProcessDescription.Step;
import org.bihuan.process.ProcessDescription.Timer;
import org.bihuan.process.ProcessDescription.Timetable;
import org.bihuan.process.ProcessDescription.Wait;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.ChildWait;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.jspecify.annotations.Nullable;

/** Describes a process in one language. */
final class DescribedProcess {

  private final IssueType type;
  private final ProcessModel model;
  private final Locale locale;

  DescribedProcess(IssueType type, Locale locale) {
    this.type = type;
    this.model = type.model();
    this.locale = locale;
  }

  ProcessDescription with(List<Versioned> decisions) {
    return new ProcessDescription(
        type.key(),
        type.version(),
        in(model.names()),
        help(model.help()),
        new TreeSet<>(model.openers()),
        timetable(model.schedule()),
        FormView.of(model.startForm(), locale),
        model.steps().values().stream().map(this::step).toList(),
        model.actions().values().stream().map(this::action).toList(),
        model.timers().values().stream().map(this::timer).toList(),
        model.waits().values().stream().map(this::wait).toList(),
        model.acts().values().stream()
            .map(act -> new Act(act.id(), name(act.id()), act.delegate()))
            .toList(),
        model.ends().values().stream()
            .filter(end -> end.scope().equals(model.id()) || !end.counts())
            .map(end -> new End(end.id(), in(end.names()), end.counts(), end.good()))
            .toList(),
        decisions.stream().map(this::decision).toList());
  }

  static @Nullable Timetable timetable(@Nullable Schedule schedule) {
    return schedule == null ? null : new Timetable(schedule.time(), schedule.units());
  }

  private Step step(ProcessModel.Step step) {
    ProcessModel.MultiInstance several = step.multiInstance();
    return new Step(
        step.id(),
        in(step.names()),
        help(step.help()),
        step.groups(),
        step.users(),
        step.dueDate(),
        step.workdays(),
        step.separateFrom().stream().map(this::name).toList(),
        FormView.of(step, locale),
        several == null ? null : several.sequential() ? "sequential" : "parallel");
  }

  private Action action(ProcessModel.Action action) {
    return new Action(
        action.key(),
        action.id(),
        in(action.names()),
        help(action.help()),
        action.interrupting(),
        action.groups(),
        FormView.of(action.fields(), locale));
  }

  private Timer timer(ProcessModel.Timer timer) {
    return new Timer(
        timer.id(),
        name(timer.id()),
        timer.value(),
        timer.workdays(),
        timer.interrupting(),
        timer.attachedTo() == null ? null : name(timer.attachedTo()));
  }

  private Wait wait(ChildWait asked) {
    return new Wait(
        asked.id(),
        name(asked.id()),
        List.copyOf(asked.types()),
        asked.untilNoneIsOpen() ? null : asked.text());
  }

  private Decision decision(Versioned versioned) {
    DecisionTable table = versioned.table();
    return new Decision(
        table.key(),
        versioned.version(),
        in(table.names()),
        help(table.help()),
        table.first(),
        table.inputs().stream().map(it -> new Input(in(it.names()), it.expression())).toList(),
        table.outputs().stream().map(it -> new Output(it.id(), in(it.names()))).toList(),
        table.rules().stream()
            .map(it -> new Rule(help(it.help()), it.tests(), it.answers()))
            .toList());
  }

  private String name(String element) {
    boolean opening =
        element.equals(ProcessModel.OPENED) && !model.elementNames().containsKey(element);
    return in(opening ? Finding.both("check.form.opened") : model.names(element));
  }

  private String in(Names names) {
    return names.in(locale);
  }

  private @Nullable String help(@Nullable Names help) {
    return help == null ? null : in(help);
  }
}
