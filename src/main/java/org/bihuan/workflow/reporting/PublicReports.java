package org.bihuan.workflow.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.People;
import org.bihuan.organization.PublicActor;
import org.bihuan.organization.Units;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.Tasks;
import org.bihuan.workflow.opening.PublicOpening;
import org.bihuan.workflow.reporting.Progress.Question;
import org.bihuan.workflow.reporting.Progress.Told;
import org.bihuan.workflow.view.IssueDetails.TaskDetails;
import org.bihuan.workflow.view.IssueDetailsQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the public reports, and tells with its receipt how it is getting on. */
@Service
public class PublicReports {

  private final ReportSettings settings;
  private final ReportThrottle throttle;
  private final ReceiptRows rows;
  private final PublicOpening opening;
  private final Issues issues;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Tasks tasks;
  private final IssueDetailsQuery details;
  private final Units units;
  private final People people;
  private final Messages messages;
  private final Clock clock;

  PublicReports(
      ReportSettings settings,
      ReportThrottle throttle,
      ReceiptRows rows,
      PublicOpening opening,
      Issues issues,
      IssueTypes types,
      TaskBoard board,
      Tasks tasks,
      IssueDetailsQuery details,
      Units units,
      People people,
      Messages messages,
      Clock clock) {
    this.settings = settings;
    this.throttle = throttle;
    this.rows = rows;
    this.opening = opening;
    this.issues = issues;
    this.types = types;
    this.board = board;
    this.tasks = tasks;
    this.details = details;
    this.units = units;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param given what is filled in so far
   * @throws Problem 404 where the public may not open such an issue, or nothing is taken at all
   */
  public ReportForm form(String key, Map<String, Object> given) {
    IssueType type = type(key);
    ProcessModel model = type.model();
    Locale locale = messages.locale();
    Names help = model.help();
    FormView form = opening.form(type, FormView.of(model.startForm(), locale), given);
    return new ReportForm(
        type.key(),
        model.names().in(locale),
        units
            .find(String.valueOf(opening.supervisor(type)))
            .map(unit -> unit.nameIn(locale))
            .orElse(""),
        help == null ? null : help.in(locale),
        form,
        opening.without(type),
        names(form, locale));
  }

  private IssueType type(String key) {
    if (!settings.enabled()) {
      throw Problem.notFound("type", key);
    }
    return opening.type(key);
  }

  private Map<String, String> names(FormView form, Locale locale) {
    Map<String, String> names = new HashMap<>();
    for (FieldView field : form.fields()) {
      List<String> choices = field.choices();
      for (String code : choices == null ? List.<String>of() : choices) {
        units.find(code).ifPresent(unit -> names.put(code, unit.nameIn(locale)));
        if (field.type().equals("person")) {
          people.find(code).ifPresent(person -> names.put(code, person.displayName()));
        }
      }
    }
    return names;
  }

  /**
   * Takes in a report.
   *
   * @return the receipt, which is stored nowhere
   * @throws Problem 404 as {@link #form}, 422 with the faulty fields, 429 where too many came
   *     lately
   */
  @Transactional
  public String take(String key, Report report) {
    return taken(key, report, Receipt.fresh());
  }

  /** The same with a receipt that nobody has yet. */
  @Transactional
  public void take(String key, Report report, String receipt) {
    String unused = taken(key, report, receipt);
  }

  private String taken(String key, Report report, String receipt) {
    IssueType type = type(key);
    throttle.requireRoom();
    Issue issue = opening.open(type, report.facts(), report.fields());
    rows.add(Receipt.hash(receipt), issue.number(), clock.instant());
    return receipt;
  }

  /**
   * The number of the issue for which a receipt was given.
   *
   * @throws Problem 404 where there is none
   */
  public String issue(String receipt) {
    return rows.issue(Receipt.hash(receipt))
        .filter(number -> settings.enabled())
        .orElseThrow(() -> Problem.notFound("receipt", Receipt.shortened(receipt)));
  }

  /** Whether a report was taken in for this receipt. */
  boolean isGiven(String receipt) {
    return settings.enabled() && rows.issue(Receipt.hash(receipt)).isPresent();
  }

  /**
   * Before a page is shown that no type belongs to.
   *
   * @throws Problem 404 where nothing is taken at all
   */
  public void requireEnabled() {
    if (!settings.enabled()) {
      throw Problem.notFound("page", "/report");
    }
  }

  /** How many files may be sent with a receipt. */
  public int files() {
    return settings.files();
  }

  /**
   * How a report is getting on, as far as its process lets it be told.
   *
   * @throws Problem 404 where there is no such receipt
   */
  public Progress progress(String receipt) {
    Issue issue = issues.find(issue(receipt)).orElseThrow();
    ProcessModel model = types.get(issue.type(), issue.typeVersion()).model();
    Locale locale = messages.locale();
    return new Progress(
        issue.type(),
        model.names().in(locale),
        issue.openedAt(),
        told(issue, model, locale),
        issue.isClosed() ? List.of() : questions(issue, locale));
  }

  private List<Question> questions(Issue issue, Locale locale) {
    return details.of(PublicActor.CALLER, issue.number()).tasks().stream()
        .filter(TaskDetails::claimable)
        .map(TaskDetails::task)
        .map(
            task -> {
              FormView form = Objects.requireNonNull(task.form());
              return new Question(
                  task.id(), task.step(), task.name(), task.help(), form, names(form, locale));
            })
        .toList();
  }

  /**
   * Answers a step for which whoever reported the issue is asked.
   *
   * @throws Problem 404 where there is no such receipt or step, 409 where the step is over, 422
   *     with the faulty fields
   */
  @Transactional
  public void answer(String receipt, String task, Submission answer) {
    String issue = issue(receipt);
    if (!tasks.visible(PublicActor.CALLER, task).issue().number().equals(issue)) {
      throw Problem.notFound("task", task);
    }
    Object unused = tasks.claim(PublicActor.CALLER, task);
    unused = tasks.complete(PublicActor.CALLER, task, answer);
  }

  private List<Told> told(Issue issue, ProcessModel model, Locale locale) {
    Set<String> told = model.told();
    List<Told> steps = new ArrayList<>();
    for (ReceiptRows.Done done : rows.done(issue.number())) {
      if (told.contains(done.step())) {
        steps.add(told(model, done.step(), "done", done.at(), locale));
      }
    }
    List<Task> tasks = issue.isClosed() ? List.of() : board.read(issue.number());
    for (Task task : tasks) {
      if (told.contains(task.step()) && task.type().equals(issue.type())) {
        steps.add(told(model, task.step(), "waiting", task.createdAt(), locale));
      }
    }
    @Nullable String end = issue.closure().resolution();
    @Nullable Instant at = issue.closure().closedAt();
    if (end != null && at != null && told.contains(end)) {
      steps.add(told(model, end, "ended", at, locale));
    }
    return steps;
  }

  private static Told told(
      ProcessModel model, String element, String state, Instant at, Locale locale) {
    return new Told(element, model.names(element).in(locale), state, at);
  }
}
