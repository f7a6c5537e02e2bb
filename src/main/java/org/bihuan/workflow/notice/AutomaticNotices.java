package org.bihuan.workflow.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.issue.Issue;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.facts.Instance;
import org.bihuan.issue.facts.InstanceLabel;
import org.bihuan.organization.People;
import org.bihuan.organization.PublicActor;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells people what concerns them without the process saying so: a task, a transfer, the decision
 * on what they asked for, a relapse or the end of an issue they worked on. Nobody is told of what
 * they did themselves, nor of what the process tells them in the same transaction.
 */
@Component
public class AutomaticNotices {

  private final UnitOfWork unitOfWork;
  private final ApplicationEventPublisher events;
  private final TrailEntries trail;
  private final People people;

  AutomaticNotices(
      UnitOfWork unitOfWork, ApplicationEventPublisher events, TrailEntries trail, People people) {
    this.unitOfWork = unitOfWork;
    this.events = events;
    this.trail = trail;
    this.people = people;
  }

  /**
   * A task is offered to these groups and persons; told as one that comes again to those who have
   * done it before, or one of whose group has.
   */
  public void offered(
      LockedIssue issue, IssueType type, Step step, Instance instance, List<String> to) {
    if (!step.silent()) {
      Set<String> done = new HashSet<>(issue.state().completedBy(step.id()));
      if (!instance.path().isNone()) {
        done.removeAll(issue.state().completedBeside(instance.path(), step.id()));
      }
      Map<Boolean, List<String>> again =
          to.stream().collect(Collectors.partitioningBy(one -> isOneOf(done, one)));
      again.forEach(
          (before, told) -> {
            Message message = before ? Message.TASK_AGAIN : Message.TASK;
            tell(issue, told, about(message, type.key(), type.version(), step.id(), instance));
          });
    }
  }

  private boolean isOneOf(Set<String> usernames, String recipient) {
    return usernames.contains(recipient)
        || (recipient.contains("/")
            && !usernames.isEmpty()
            && people.holders(recipient).stream().anyMatch(usernames::contains));
  }

  /**
   * A task has ended without being completed. Where the issue ends with it, that alone is told, and
   * nothing where the step comes again at once.
   *
   * @param to who had claimed it, or else to whom it was offered
   */
  public void abandoned(
      LockedIssue issue, IssueType type, Step step, Instance instance, List<String> to) {
    if (!step.silent()) {
      String message = about(Message.TASK_ENDED, type.key(), type.version(), step.id(), instance);
      tell(issue, to, message);
      List<String> again =
          Stream.of(Message.TASK, Message.TASK_AGAIN)
              .map(same -> about(same, type.key(), type.version(), step.id(), instance))
              .toList();
      pending().of(issue).abandoned.put(message, again);
    }
  }

  /** A message about a step, and which of several instances of it. */
  private static String about(
      Message message, String type, int version, String step, Instance instance) {
    InstanceLabel label = instance.label();
    return label == null
        ? message.about(type, version, step)
        : message.about(type, version, step, URLEncoder.encode(label.text(), UTF_8));
  }

  /** A task was transferred to this person. */
  public void transferred(
      LockedIssue issue, IssueType type, String step, Instance instance, String to) {
    String message = about(Message.TRANSFERRED, type.key(), type.version(), step, instance);
    tell(issue, List.of(to), message);
  }

  /** Somebody else gave back or transferred what this person had claimed. */
  public void released(
      LockedIssue issue, IssueType type, String step, Instance instance, String from) {
    String message = about(Message.RELEASED, type.key(), type.version(), step, instance);
    tell(issue, List.of(from), message);
  }

  /** A step was completed; where an action asked for it, who took the action is told. */
  public void completed(LockedIssue issue, IssueType type, Step step, String outcome) {
    for (Action action : type.model().actions().values()) {
      if (action.steps().contains(step.id()) && step.outcomes().size() > 1) {
        String message =
            Message.DECIDED.about(type.key(), type.version(), action.id(), step.id(), outcome);
        trail
            .lastWhoTook(action.key(), issue.number())
            .ifPresent(who -> tell(issue, List.of(who), message));
      }
    }
  }

  /** The issue has ended, and with it the tasks that were open. */
  public void closed(LockedIssue issue, IssueType type, String end) {
    Set<String> told = concerned(issue);
    Notices notices = pending().of(issue);
    notices.abandoned.keySet().forEach(gone -> told.addAll(notices.messages.remove(gone)));
    notices.abandoned.clear();
    tell(issue, told, Message.CLOSED.about(type.key(), type.version(), end));
  }

  /** The issue was signed off and goes round again. */
  public void reopened(LockedIssue issue) {
    tell(issue, concerned(issue), Message.REOPENED.about());
  }

  /** The process itself tells this group or person, who is then told nothing else. */
  public void toldByProcess(LockedIssue issue, String to) {
    pending().of(issue).told.add(to);
  }

  private static Set<String> concerned(LockedIssue issue) {
    Issue asked = issue.issue();
    Set<String> concerned = new LinkedHashSet<>(List.of(asked.openedBy()));
    issue
        .state()
        .completedSteps()
        .forEach(step -> concerned.addAll(issue.state().completedBy(step)));
    return concerned;
  }

  private void tell(LockedIssue issue, Collection<String> to, String message) {
    Set<String> told =
        pending().of(issue).messages.computeIfAbsent(message, any -> new LinkedHashSet<>());
    told.addAll(to);
    told.remove(PublicActor.USERNAME); // is told by the receipt
  }

  private Pending pending() {
    return unitOfWork.get(
        Pending.class,
        () -> {
          Pending pending = new Pending();
          unitOfWork.beforeCommit(
              Phase.PREPARE,
              () -> {
                String actor = pending.actor();
                pending.notices.values().forEach(notices -> publish(notices, actor));
              });
          return pending;
        });
  }

  private void publish(Notices notices, @Nullable String actor) {
    notices.leaveOutWhatComesAgain();
    notices.messages.forEach(
        (message, recipients) -> {
          List<String> to = new ArrayList<>(recipients);
          to.removeIf(recipient -> isTold(notices.told, recipient));
          to.removeIf(recipient -> recipient.equals(actor) || !isReader(recipient));
          if (!to.isEmpty()) {
            events.publishEvent(
                new NotificationRequested(notices.issue.number(), to, message, actor));
          }
        });
  }

  private boolean isTold(Set<String> told, String recipient) {
    return told.contains(recipient)
        || people.find(recipient).stream()
            .anyMatch(person -> person.duties().stream().anyMatch(d -> told.contains(d.group())));
  }

  /** The service itself opens issues, but reads no messages. */
  private boolean isReader(String recipient) {
    return recipient.contains("/")
        || people.find(recipient).filter(person -> !person.retired()).isPresent();
  }

  /** What this transaction has to tell, by the number of the issue. */
  private static final class Pending {
    private final Map<String, Notices> notices = new LinkedHashMap<>();

    Notices of(LockedIssue issue) {
      return notices.computeIfAbsent(issue.number(), number -> new Notices(issue));
    }

    /** The person who acts in this transaction; null where time passed. */
    @Nullable String actor() {
      return notices.values().stream()
          .flatMap(told -> told.issue.actor().stream())
          .findFirst()
          .orElse(null);
    }
  }

  private static final class Notices {
    private final LockedIssue issue;
    private final Set<String> told = new LinkedHashSet<>();
    private final Map<String, Set<String>> messages = new LinkedHashMap<>();

    /** Messages about tasks that have ended, with those that offer the same again. */
    private final Map<String, List<String>> abandoned = new HashMap<>();

    Notices(LockedIssue issue) {
      this.issue = issue;
    }

    void leaveOutWhatComesAgain() {
      abandoned.forEach(
          (gone, again) ->
              again.forEach(
                  message -> {
                    Set<String> offered = messages.getOrDefault(message, Set.of());
                    messages.getOrDefault(gone, new HashSet<>()).removeAll(offered);
                  }));
    }
  }
}
