package org.bihuan.workbench.issue;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.Tasks;
import org.bihuan.workflow.opening.OpeningChoices;
import org.bihuan.workflow.opening.OpeningForms;
import org.bihuan.workflow.view.FormPreviews;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What is calculated of a form while somebody fills it in on a page: texts by the ids of the
 * fields. Nothing is written.
 */
@Controller
@ResponseBody
@Hidden
class CalculatedValuesController {

  private final FormPreviews previews;
  private final OpeningForms openings;
  private final OpeningChoices choices;
  private final Tasks tasks;
  private final Issues issues;
  private final ProcessNames names;
  private final FieldFormatter formatter;

  CalculatedValuesController(
      FormPreviews previews,
      OpeningForms openings,
      OpeningChoices choices,
      Tasks tasks,
      Issues issues,
      ProcessNames names,
      FieldFormatter formatter) {
    this.previews = previews;
    this.openings = openings;
    this.choices = choices;
    this.tasks = tasks;
    this.issues = issues;
    this.names = names;
    this.formatter = formatter;
  }

  @PostMapping("/issues/{number}/tasks/{id}/values")
  Map<String, String> task(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters) {
    FilledForm filled = FilledForm.of(parameters);
    Task task = tasks.claimed(caller, id).task();
    FormView asked = names.form(task.type(), task.typeVersion(), task.step());
    return told(previews.task(caller, id, filled.value("outcome"), filled.fields(asked)));
  }

  @PostMapping("/issues/{number}/actions/{key}/values")
  Map<String, String> action(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> parameters) {
    Issue issue = issues.visible(caller, number);
    FormView asked = names.form(issue.type(), issue.typeVersion(), key);
    Map<String, Object> given = FilledForm.of(parameters).fields(asked);
    return told(previews.action(caller, number, key, given));
  }

  @PostMapping("/open/values")
  Map<String, String> opening(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters) {
    FilledForm filled = FilledForm.of(parameters);
    String type = filled.value("type");
    OpeningForm form = new OpeningForm(type, names.openingForm(type), filled);
    String usual = choices.supervisor(caller, type);
    if (usual == null) {
      throw Problem.notFound("type", type);
    }
    String named = filled.value("supervisor");
    String supervisor = named.isEmpty() ? usual : named;
    return told(openings.now(form.asked(), caller, form.sketch(), supervisor));
  }

  /** The calculated fields as the page shows them; empty where nothing can be calculated yet. */
  private Map<String, String> told(FormView form) {
    Map<String, String> told = new LinkedHashMap<>();
    for (FieldView field : form.fields()) {
      if (field.isComputed()) {
        Object value = field.value();
        told.put(field.id(), value == null ? "" : formatter.value(field, Canonical.of(value)));
      }
    }
    return told;
  }
}
