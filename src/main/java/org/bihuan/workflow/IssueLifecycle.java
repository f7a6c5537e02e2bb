package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.Closed;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.Instance;
import org.bihuan.organization.PublicActor;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.End;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.course.IssueCourse;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.engine.TimeOrderedIds;
import org.bihuan.workflow.form.GivenRows;
import org.bihuan.workflow.form.InstanceLabels;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.bihuan.workflow.printing.RequestedDocuments;
import org.bihuan.workflow.waiting.LookRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Updates the issue and its tasks with what happens in its process, in the same transaction. */
@Component
class IssueLifecycle implements ProcessCallbacks {

  /** As the table {@code task} has room for. */
  private static final int LONGEST_GROUP = 100;

  private final LockedIssues issues;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Candidates candidates;
  private final Separation separation;
  private final InstanceLabels labels;
  private final ServiceTasks acts;
  private final IssueNotifier telling;
  private final AutomaticNotices automatic;
  private final IssueCourse course;
  private final LookRequests looks;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final GivenRows given;
  private final RequestedDocuments documents;

  IssueLifecycle(
      LockedIssues issues,
      IssueTypes types,
      TaskBoard board,
      Candidates candidates,
      Separation separation,
      InstanceLabels labels,
      ServiceTasks acts,
      IssueNotifier telling,
      AutomaticNotices automatic,
      IssueCourse course,
      LookRequests looks,
      WorkCalendar calendar,
      Clock clock,
      GivenRows given,
      RequestedDocuments documents) {
    this.issues = issues;
    this.types = types;
    this.board = board;
    this.candidates = candidates;
    this.separation = separation;
    this.labels = labels;
    this.acts = acts;
    this.telling = telling;
    this.automatic = automatic;
    this.course = course;
    this.looks = looks;
    this.calendar = calendar;
    this.clock = clock;
    this.given = given;
    this.documents = documents;
  }

  @Override
  public void lock(String instance) {
    issues.lockByProcess(instance);
  }

  @Override
  public Expressions.Values values(String instance, List<Place> places) {
    return course.seen(locked(instance), places);
  }

  @Override
  public void stepEntered(StepEntered entered) {
    LockedIssue issue = locked(entered.instance());
    IssueType type = types.byDefinition(entered.definition());
    ProcessModel.Step step = type.model().step(entered.step());
    for (String group : entered.groups()) {
      requireStorable(entered.step(), group, LONGEST_GROUP);
    }
    String supervisor = issue.issue().supervisor();
    List<String> groups =
        candidates.known(
            entered.groups().stream().filter(group -> !PublicActor.is(group)).toList(), supervisor);
    Instance at = labels.of(entered.places(), entered.values());
    List<String> users = users(issue, step, entered);
    Set<String> excluded = separation.excluded(issue, step, at.path(), groups, users);
    Candidates.Asked asked = candidates.find(groups, users, excluded, supervisor);
    String task = TimeOrderedIds.next();
    board.add(
        issue,
        new Task(
            task,
            issue.number(),
            asked.groups(),
            asked.users(),
            entered.token(),
            type.key(),
            type.version(),
            entered.step(),
            null,
            entered.dueAt(),
            issue.issue().round(),
            excluded,
            clock.instant(),
            null,
            at));
    given.keep(issue, given.workOut(type.model(), step, task, entered.values()));
    List<String> told = Stream.concat(asked.groups().stream(), asked.users().stream()).toList();
    automatic.offered(issue, type, step, at, told);
    if (asked.vacant()) {
      telling.vacant(issue, type, entered.step());
    }
  }

  /**
   * The persons whom the step's expressions name; whoever there is no such person is left out. The
   * public is asked where it reported the issue: nobody else has a receipt.
   */
  private static List<String> users(
      LockedIssue issue, ProcessModel.Step step, StepEntered entered) {
    List<String> users = new ArrayList<>();
    if (entered.groups().contains(PublicActor.USERNAME)
        && PublicActor.is(issue.issue().openedBy())) {
      users.add(PublicActor.USERNAME);
    }
    for (String expression : step.users()) {
      Object value = Template.parse(expression).value(entered.values());
      Stream<?> named = value instanceof Collection<?> many ? many.stream() : Stream.of(value);
      named.filter(Objects::nonNull).map(Object::toString).forEach(users::add);
    }
    return users;
  }

  /** An expression may make a text of any length of what was typed into a form. */
  static void requireStorable(String element, String text, int most) {
    if (text.length() > most) {
      String found = text.length() + " characters, at most " + most;
      throw new ProcessStuck(element, new IllegalArgumentException(found));
    }
  }

  @Override
  public void stepAbandoned(String instance, String token) {
    LockedIssue issue = locked(instance);
    board.removeByToken(issue, token).ifPresent(task -> tellAbandoned(issue, task));
  }

  private void tellAbandoned(LockedIssue issue, Task task) {
    IssueType type = types.get(task.type(), task.typeVersion());
    ProcessModel.Step step = type.model().step(task.step());
    List<String> to = task.assignee() == null ? task.candidates() : List.of(task.assignee());
    automatic.abandoned(issue, type, step, task.instance(), to);
  }

  @Override
  public void systemAct(
      String instance,
      String definition,
      String element,
      String delegate,
      Map<String, @Nullable Object> parameters) {
    IssueType type = types.byDefinition(definition);
    acts.perform(locked(instance), source(type, element), delegate, parameters);
  }

  @Override
  public boolean openEach(
      String instance,
      String definition,
      String element,
      String token,
      List<Map<String, @Nullable Object>> each) {
    IssueType type = types.byDefinition(definition);
    return acts.openEach(locked(instance), source(type, element), token, each);
  }

  @Override
  public void openingsAbandoned(String token) {
    acts.openingsAbandoned(token);
  }

  @Override
  public void documentWanted(
      String instance, String definition, String element, Expressions.Values values) {
    IssueType type = types.byDefinition(definition);
    documents.request(locked(instance), type, source(type, element), values);
  }

  /** The process element that causes an event. */
  static ProcessElement source(IssueType type, String element) {
    return new ProcessElement(type.key(), type.version(), element);
  }

  @Override
  public void instancesBegun(
      String instance,
      String definition,
      String element,
      List<Place> around,
      int count,
      List<Object> items) {
    course.begun(locked(instance), types.byDefinition(definition), element, around, count, items);
  }

  @Override
  public String called(String definition, String type) {
    return types.called(types.byDefinition(definition), type).definition().id();
  }

  @Override
  public void subprocessEntered(String instance, String definition, String element) {
    stand(instance, definition, element, true);
  }

  @Override
  public void subprocessLeft(String instance, String definition, String element) {
    stand(instance, definition, element, false);
  }

  private void stand(String instance, String definition, String element, boolean inside) {
    IssueType type = types.byDefinition(definition);
    if (type.model().standing().contains(element)) {
      course.stand(locked(instance), type, element, inside);
    }
  }

  @Override
  public void decide(String instance, String definition, String element, List<Place> places) {
    course.decide(locked(instance), types.byDefinition(definition), element, places);
  }

  @Override
  public RuntimeException stuck(String expression, RuntimeException cause) {
    return new ProcessStuck(expression, cause);
  }

  @Override
  public void awaitsChildren(String instance) {
    looks.look(locked(instance).number());
  }

  @Override
  public void ended(String instance, String definition, String endEvent) {
    LockedIssue issue = locked(instance);
    board
        .of(issue)
        .forEach(
            task -> {
              board.remove(issue, task.id());
              tellAbandoned(issue, task);
            });
    IssueType type = types.byDefinition(definition);
    automatic.closed(issue, type, endEvent);
    End end = type.model().ends().get(endEvent);
    boolean counts = end == null || end.counts();
    boolean good = end != null && end.good();
    Instant now = clock.instant();
    Instant again = issue.state().begunAgain();
    Instant begun = again == null ? issue.issue().openedAt() : again;
    int days =
        calendar.workdaysBetween(
            LocalDate.ofInstant(begun, calendar.zone()), LocalDate.ofInstant(now, calendar.zone()));
    int worked = Math.max(days, 0);
    issue.close(Closure.closed(endEvent, counts, good, now, worked));
    issue.record(now, Closed.of(endEvent, counts, good, worked));
    looks.childChanged(issue);
  }

  private LockedIssue locked(String instance) {
    return issues
        .lockByProcess(instance)
        .orElseThrow(() -> new IllegalStateException("no issue is driven by " + instance));
  }
}
