package org.bihuan.workbench.issue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.idempotency.FormIdempotency;
import org.bihuan.issue.Comments;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.FilledTable;
import org.bihuan.workbench.PageForms;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page of one issue, and the forms on it. */
@Controller
@RequestMapping("/issues/{number}")
class IssuePageController {

  private static final String VIEW = "workbench/issue";
  private static final String KEY = "key";

  private final IssuePage page;
  private final Tasks tasks;
  private final Actions actions;
  private final Comments comments;
  private final Issues issues;
  private final SentFiles sent;
  private final ProcessNames names;
  private final FormIdempotency once;
  private final PageForms forms;
  private final ShownRecurrence recurrence;

  IssuePageController(
      IssuePage page,
      Tasks tasks,
      Actions actions,
      Comments comments,
      Issues issues,
      SentFiles sent,
      ProcessNames names,
      FormIdempotency once,
      PageForms forms,
      ShownRecurrence recurrence) {
    this.recurrence = recurrence;
    this.page = page;
    this.tasks = tasks;
    this.actions = actions;
    this.comments = comments;
    this.issues = issues;
    this.sent = sent;
    this.names = names;
    this.once = once;
    this.forms = forms;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable Integer before,
      @RequestParam(defaultValue = "false") boolean whole,
      Model model) {
    page.show(caller, number, Objects.requireNonNullElse(before, TrailEntries.END), whole, model);
    return VIEW;
  }

  /**
   * Also answers a GET for the forms' addresses: after a refused form the browser shows that
   * address, and may reload it.
   */
  @GetMapping({
    "/tasks/{id}/{act:claim|release|transfer|complete}",
    "/actions/{key}",
    "/comments",
    "/lineage",
    "/evidence",
    "/evidence/{id}/void"
  })
  String showInstead(@PathVariable String number) {
    return "redirect:/issues/" + number;
  }

  @PostMapping("/tasks/{id}/claim")
  String claim(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      Model model) {
    return done(caller, number, id, model, () -> tasks.claim(caller, id));
  }

  @PostMapping("/tasks/{id}/release")
  String release(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    return done(caller, number, id, model, () -> tasks.release(caller, id, reason));
  }

  @PostMapping("/tasks/{id}/transfer")
  String transfer(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam(required = false) @Nullable String reason,
      Model model) {
    return done(caller, number, id, model, () -> tasks.transfer(caller, id, to, reason));
  }

  /**
   * Files sent along are stored first and cited; they stay where a field is wrong. Nothing is
   * stored for somebody who may not complete the step.
   */
  @PostMapping("/tasks/{id}/complete")
  String complete(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam MultiValueMap<String, MultipartFile> files,
      Model model)
      throws IOException {
    FilledForm form = FilledForm.of(parameters);
    try {
      FormView asked = form(caller, id);
      SentFiles.Taken taken = sent.take(caller, number, asked, form, files);
      form = taken.form();
      requireTaken(taken.refused());
      if (asksForMore(form)) {
        return again(caller, number, "task-" + id, form, model);
      }
      Object unused = tasks.complete(caller, id, submission(form, asked));
      return "redirect:/issues/" + number;
    } catch (Problem refused) {
      return refused(caller, number, id, refused, "task-" + id, form, model);
    }
  }

  private static Submission submission(FilledForm form, FormView asked) {
    List<String> beside = form.values("evidence");
    boolean inField = asked.fields().stream().anyMatch(field -> field.type().equals("evidence"));
    return new Submission(
        form.values("outcome").isEmpty() ? null : form.value("outcome"),
        form.fields(asked),
        form.value("comment").isEmpty() ? null : form.value("comment"),
        inField || beside.isEmpty() ? null : beside);
  }

  @PostMapping("/actions/{key}")
  String act(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable("key") String action,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam MultiValueMap<String, MultipartFile> files,
      Model model)
      throws IOException {
    FilledForm form = FilledForm.of(parameters);
    try {
      Issue issue = issues.visible(caller, number);
      FormView asked = names.form(issue.type(), issue.typeVersion(), action);
      if (SentFiles.isAny(files)) {
        actions.requireOffered(caller, number, action);
      }
      SentFiles.Taken taken = sent.take(caller, number, asked, form, files);
      form = taken.form();
      requireTaken(taken.refused());
      if (asksForMore(form)) {
        return again(caller, number, "action-" + action, form, model);
      }
      Map<String, Object> fields = form.fields(asked);
      String comment = form.value("comment");
      return "redirect:"
          + once.once(
              caller.username(),
              form.value(KEY),
              () -> {
                Object unused =
                    actions.take(
                        caller, number, action, fields, comment.isEmpty() ? null : comment);
                return "/issues/" + number;
              });
    } catch (Problem refused) {
      return refused(caller, number, action, refused, "action-" + action, form, model);
    }
  }

  /**
   * @param key of the form: sent twice, it makes one comment
   */
  @PostMapping("/comments")
  String comment(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable String key,
      Model model) {
    String said = FilledForm.lines(text);
    try {
      return "redirect:"
          + once.once(
              caller.username(),
              key,
              () -> {
                comments.add(caller, number, said);
                return "/issues/" + number + "#trail";
              });
    } catch (Problem refused) {
      FilledForm form = FilledForm.of(Map.of("text", text));
      return refused(caller, number, "", refused, "comment", form, model);
    }
  }

  /**
   * @param recurrenceOf the number of the older issue; empty: it is no recurrence
   */
  @PostMapping("/lineage")
  String link(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String recurrenceOf,
      Model model) {
    try {
      recurrence.link(caller, number, recurrenceOf);
      return "redirect:/issues/" + number + "#lineage";
    } catch (Problem refused) {
      FilledForm form = FilledForm.of(Map.of("recurrenceOf", recurrenceOf));
      return refused(caller, number, "", refused, "lineage", form, model);
    }
  }

  @PostMapping("/evidence")
  String upload(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam MultiValueMap<String, MultipartFile> files,
      @RequestParam(defaultValue = "") String caption,
      Model model)
      throws IOException {
    FilledForm form = FilledForm.of(Map.of("caption", caption));
    try {
      FormView none = new FormView(List.of(), null, List.of());
      requireTaken(sent.take(caller, number, none, form, files).refused());
      return "redirect:/issues/" + number + "#evidence";
    } catch (Problem refused) {
      return refused(caller, number, "", refused, "evidence", form, model);
    }
  }

  private static void requireTaken(List<FieldError> refused) {
    if (!refused.isEmpty()) {
      throw Problem.invalidSubmission(refused);
    }
  }

  private static boolean asksForMore(FilledForm form) {
    return !form.value(FilledTable.MORE).isEmpty();
  }

  /** The page with the form as it was filled in, and more empty rows. */
  private String again(Caller caller, String number, String form, FilledForm filled, Model model) {
    page.show(caller, number, model);
    forms.again(form, filled, model);
    return VIEW;
  }

  private String done(Caller caller, String number, String subject, Model model, Runnable act) {
    try {
      act.run();
      return "redirect:/issues/" + number;
    } catch (Problem refused) {
      return refused(caller, number, subject, refused, "", FilledForm.EMPTY, model);
    }
  }

  /**
   * The current page with the refused form and the reason. What was typed is kept, in its form
   * where that is still shown, else as text to copy.
   */
  private String refused(
      Caller caller,
      String number,
      String subject,
      Problem refused,
      String form,
      FilledForm filled,
      Model model) {
    if (refused.status() == HttpStatus.NOT_FOUND) {
      throw refused;
    }
    IssueItem issue = page.show(caller, number, model).view().issue();
    model.addAttribute("refusal", forms.keep(refused, form, filled, model));
    // an id means nothing to a reader
    model.addAttribute("untold", List.of(refused.arguments()).contains(subject));
    if (refused.status() == HttpStatus.CONFLICT || refused.status() == HttpStatus.FORBIDDEN) {
      page.keep(caller, issue, subject, filled, model);
    }
    return VIEW;
  }

  private FormView form(Caller caller, String id) {
    Task task = tasks.claimed(caller, id).task();
    return names.form(task.type(), task.typeVersion(), task.step());
  }
}
