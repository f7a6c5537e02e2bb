package org.bihuan.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessDescription.Timetable;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issue types: which can be opened, and their forms and steps. */
@RestController
@RequestMapping("/api/types")
@Tag(name = "types")
class TypeController {

  private final IssueTypes types;
  private final FormView.StartForms starts;
  private final Messages messages;

  TypeController(IssueTypes types, FormView.StartForms starts, Messages messages) {
    this.types = types;
    this.starts = starts;
    this.messages = messages;
  }

  /**
   * An issue type.
   *
   * @param mayOpen whether the caller holds a role that may open it
   */
  record TypeItem(String key, String name, int version, Set<String> openers, boolean mayOpen) {}

  /**
   * An issue type with its forms and steps.
   *
   * @param without names of the facts that such issues do not have
   */
  record TypeView(
      String key,
      String name,
      int version,
      Set<String> openers,
      boolean mayOpen,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String help,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Timetable timetable,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> without,
      FormView form,
      List<StepView> steps,
      List<ActionView> actions,
      List<EndView> ends) {}

  /** A step of a type. */
  @Schema(name = "TypeStep")
  record StepView(
      String step, String name, @Nullable String help, List<String> separateFrom, FormView form) {}

  /** An action of a type. */
  @Schema(name = "TypeAction")
  record ActionView(
      String key, String name, @Nullable String help, boolean interrupting, FormView form) {}

  /** An end of a type: a resolution. */
  @Schema(name = "TypeEnd")
  record EndView(String resolution, String name, boolean counts, boolean good) {}

  @GetMapping
  @Operation(summary = "List issue types", operationId = "listTypes")
  Page<TypeItem> list(@AuthenticationPrincipal Caller caller) {
    Locale locale = messages.locale();
    List<TypeItem> items =
        types.newest().stream()
            .map(
                type ->
                    new TypeItem(
                        type.key(),
                        type.model().names().in(locale),
                        type.version(),
                        new TreeSet<>(type.model().openers()),
                        type.mayBeOpenedBy(caller)))
            .toList();
    return new Page<>(items, null, null);
  }

  @GetMapping("/{key}")
  @Operation(summary = "Show an issue type", operationId = "getType")
  TypeView show(@AuthenticationPrincipal Caller caller, @PathVariable String key) {
    IssueType type = types.find(key).orElseThrow(() -> Problem.notFound("type", key));
    ProcessModel model = type.model();
    Locale locale = messages.locale();
    return new TypeView(
        type.key(),
        model.names().in(locale),
        type.version(),
        new TreeSet<>(model.openers()),
        type.mayBeOpenedBy(caller),
        text(model.help(), locale),
        DescribedProcess.timetable(model.schedule()),
        new TreeSet<>(model.hidden()),
        starts.now(type, caller, FormView.of(model.startForm(), locale)),
        model.steps().values().stream()
            .map(
                step ->
                    new StepView(
                        step.id(),
                        step.names().in(locale),
                        text(step.help(), locale),
                        step.separateFrom(),
                        FormView.of(step, locale)))
            .toList(),
        model.actions().values().stream()
            .map(
                action ->
                    new ActionView(
                        action.key(),
                        action.names().in(locale),
                        text(action.help(), locale),
                        action.interrupting(),
                        FormView.of(action.fields(), locale)))
            .toList(),
        model.resolutions().stream()
            .map(end -> new EndView(end.id(), end.names().in(locale), end.counts(), end.good()))
            .toList());
  }

  private static @Nullable String text(@Nullable Names names, Locale locale) {
    return names == null ? null : names.in(locale);
  }
}
