package org.bihuan.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.bihuan.http.Problem;
import org.bihuan.issue.facts.Status;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.process.FormView;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.view.Controllers;
import org.bihuan.workflow.view.IssueView;
import org.bihuan.workflow.view.IssueView.ActionView;
import org.bihuan.workflow.view.IssueView.StepView;
import org.bihuan.workflow.view.TaskView;
import org.jspecify.annotations.Nullable;

/** Works one issue to its end with random acts, each by somebody who may do it. */
final class RandomWalk {

  static final Caller INSPECTOR = person("qh-inspector", "QH", Role.INSPECTOR);
  static final Caller LEADER = person("qh-leader", "QH", Role.LEADER);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MOST_ACTS = 2_000;
  private static final List<Caller> PEOPLE =
      List.of(
          person("dt-rectifier", "QH-XN-DT", Role.RECTIFIER),
          person("hz-rectifier", "QH-XN-HZ", Role.RECTIFIER),
          INSPECTOR,
          person("qh-reviewer", "QH", Role.REVIEWER),
          LEADER);

  private final String number;
  private final String xml;
  private final Random random;
  private int acts;
  private int stale;
  private boolean closed;

  /**
   * @param xml of its process, for reports
   */
  RandomWalk(String number, String xml, Random random) {
    this.number = number;
    this.xml = xml;
    this.random = random;
  }

  private static Caller person(String username, String unit, Role role) {
    return new Caller(username, username, List.of(new Duty(unit, role)));
  }

  String number() {
    return number;
  }

  String xml() {
    return xml;
  }

  int acts() {
    return acts;
  }

  int stale() {
    return stale;
  }

  boolean isClosed() {
    return closed;
  }

  /** Acts as long as somebody can; whether anybody could. */
  boolean work(Controllers api, Instant now) {
    int before = acts + stale;
    IssueView issue = show(api);
    while (issue != null && !isClosed(issue)) {
      assertThat(acts).as("%s\n%s", number, xml).isLessThan(MOST_ACTS);
      issue = act(api, issue, now);
    }
    closed = issue != null;
    return acts + stale > before;
  }

  private IssueView show(Controllers api) {
    return answered("shown", () -> api.show(LEADER, number));
  }

  private static boolean isClosed(IssueView issue) {
    return issue.issue().closure().status() == Status.CLOSED;
  }

  /** Does one act and returns the issue after it; null where all wait for time or for children. */
  private @Nullable IssueView act(Controllers api, IssueView issue, Instant now) {
    if (random.nextInt(12) == 0) {
      IssueView after = takeAction(api, now);
      if (after != null) {
        return after;
      }
    }
    if (issue.steps().isEmpty()) {
      return null;
    }
    return complete(api, issue.steps().get(random.nextInt(issue.steps().size())), now);
  }

  /** What is known of it, for reports. */
  String told(Controllers api) {
    return show(api).toString();
  }

  /** Whether somebody can act on it, or it has ended since. */
  boolean isMoving(Controllers api) {
    IssueView issue = show(api);
    return !issue.steps().isEmpty() || isClosed(issue);
  }

  private IssueView complete(Controllers api, StepView step, Instant now) {
    for (Caller person : likely(step)) {
      try {
        TaskView claimed = api.claim(person, step.task());
        return complete(api, person, claimed, now);
      } catch (RuntimeException e) {
        int status = Problem.of(e).status().value();
        if (status == 409) {
          stale++; // a timer was first
          return show(api);
        } else if (status != 403 && status != 404) {
          throw fault("claimed by " + person.username(), e);
        }
      }
    }
    IssueView after = show(api);
    if (after.steps().stream().anyMatch(one -> one.task().equals(step.task()))) {
      throw new AssertionError(number + ": nobody can take " + step + "\n" + xml);
    }
    stale++; // it has been ended from elsewhere
    return after;
  }

  /** Those who probably may take a step, and then all others. */
  private static List<Caller> likely(StepView step) {
    return PEOPLE.stream()
        .sorted(
            Comparator.comparing(
                one -> !one.inGroup(step.group()) && !step.users().contains(one.username())))
        .toList();
  }

  private IssueView complete(Controllers api, Caller person, TaskView task, Instant now) {
    FormView form = Objects.requireNonNull(task.form());
    LegalForm legal = new LegalForm(random, LocalDate.ofInstant(now, ZONE));
    Submission filled = new Submission(legal.outcome(form), legal.fields(form), null, List.of());
    IssueView after =
        attempted("completed with " + filled, () -> api.complete(person, task.id(), filled));
    return after == null ? show(api) : after;
  }

  private @Nullable IssueView takeAction(Controllers api, Instant now) {
    List<ActionView> actions = answered("shown", () -> api.show(INSPECTOR, number)).actions();
    if (actions.isEmpty()) {
      return null;
    }
    ActionView action = actions.get(0);
    Map<String, Object> fields =
        new LegalForm(random, LocalDate.ofInstant(now, ZONE)).fields(action.form());
    IssueView after =
        attempted(
            action.key() + " with " + fields,
            () -> api.act(INSPECTOR, number, action.key(), fields));
    return after == null ? show(api) : after;
  }

  /** An act; null where something that happened by itself was first. */
  private @Nullable IssueView attempted(String what, Supplier<IssueView> act) {
    try {
      IssueView after = act.get();
      acts++;
      return after;
    } catch (RuntimeException e) {
      if (Problem.of(e).status().value() != 409) {
        throw fault(what, e);
      }
      stale++;
      return null;
    }
  }

  private <T> T answered(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw fault(what, e);
    }
  }

  private AssertionError fault(String what, RuntimeException e) {
    Problem problem = Problem.of(e);
    return new AssertionError(
        "%s %s: %s %s\n%s".formatted(number, what, problem, problem.errors(), xml), e);
  }
}
