package org.bihuan.workflow.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.Access;
import org.bihuan.issue.IssueItem;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.waiting.AwaitedChildren.Awaited;
import org.jspecify.annotations.Nullable;

/**
 * An issue as one caller sees it: its current steps, and what they may do.
 *
 * @param children those that the caller may see
 * @param waits where its process waits for children; left out where it does not
 * @param toOpen how many issues its process is still to open in the background; left out for none
 * @param access {@code full}, or {@code readOnly} for somebody who worked on it by a duty they no
 *     longer have
 * @param readableUntil when they may no longer read it either; left out where access is full
 */
public record IssueView(
    @JsonUnwrapped IssueItem issue,
    List<StepView> steps,
    List<String> children,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitView> waits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer toOpen,
    List<ActionView> actions,
    String access,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant readableUntil) {

  @JsonIgnore
  public boolean isReadOnly() {
    return readableUntil != null;
  }

  /**
   * A current step of the issue.
   *
   * @param label how this one is told from others of the same step; null where it is done once
   * @param users persons who may take it, beside the group or instead of one
   */
  @Schema(name = "CurrentStep")
  public record StepView(
      String task,
      String step,
      String name,
      String group,
      @Nullable String assignee,
      @Nullable Instant dueAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> users) {}

  /**
   * A place in the process where it waits for children.
   *
   * @param open how many that it waits for are open
   */
  @Schema(name = "WaitForChildren")
  public record WaitView(String element, String name, int open) {}

  /** An action the caller may take now. */
  @Schema(name = "OfferedAction")
  public record ActionView(
      String key,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String help,
      boolean interrupting,
      FormView form) {}

  static IssueView of(
      IssueWithTasks shown,
      IssueTypes types,
      InstanceNames instances,
      Actions actions,
      FormViews forms,
      Caller caller,
      Access access,
      Set<String> related,
      List<Awaited> awaited,
      int toOpen,
      Locale locale,
      Instant now) {
    List<StepView> steps = new ArrayList<>();
    for (Task task : shown.tasks()) {
      steps.add(
          new StepView(
              task.id(),
              task.step(),
              types
                  .get(task.type(), task.typeVersion())
                  .model()
                  .step(task.step())
                  .names()
                  .in(locale),
              task.candidates().get(0),
              task.assignee(),
              task.dueAt(),
              instances.of(task, locale),
              task.users()));
    }
    List<String> children = new ArrayList<>(shown.issue().state().children());
    children.retainAll(related);
    List<ActionView> offered = new ArrayList<>();
    List<Action> open = access.isReadOnly() ? List.of() : actions.offered(caller, shown);
    for (Action action : open) {
      offered.add(
          new ActionView(
              action.key(),
              action.names().in(locale),
              action.help() == null ? null : action.help().in(locale),
              action.interrupting(),
              forms.action(action, shown.issue().issue(), shown.issue()::state, Map.of())));
    }
    return new IssueView(
        IssueItem.of(shown.issue().issue(), now, related),
        steps,
        children,
        awaited.stream()
            .map(at -> new WaitView(at.element(), at.names().in(locale), at.open()))
            .toList(),
        toOpen == 0 ? null : toOpen,
        offered,
        access.isReadOnly() ? "readOnly" : "full",
        access.readableUntil());
  }
}
