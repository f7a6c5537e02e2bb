package org.bihuan.workbench;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Handles the result of forms: a confirmation after a redirect, or the form again with its errors.
 */
@Component
@ControllerAdvice(basePackages = "org.bihuan.workbench")
public class PageForms {

  private static final Pattern DONE = Pattern.compile("[a-zA-Z]{1,40}");

  private final ProblemRenderer problems;
  private final Messages messages;

  PageForms(ProblemRenderer problems, Messages messages) {
    this.problems = problems;
    this.messages = messages;
  }

  /**
   * Gives every page the confirmation of what was done before it, and an empty {@link FormErrors}.
   */
  @ModelAttribute
  void begin(@RequestParam(required = false) @Nullable String done, Model model) {
    model.addAttribute("refused", FormErrors.NONE);
    if (done != null && DONE.matches(done)) {
      String key = "workbench.done." + done;
      String text = messages.text(key);
      model.addAttribute("done", text.equals(key) ? null : text);
    }
  }

  /**
   * Puts a refused form into the model as {@code refused}, so that its page shows it again. The
   * response has the refusal's status.
   *
   * @param form which of the page's forms
   * @return the refusal in the reader's language
   */
  public ProblemBody keep(Problem refusal, String form, FilledForm filled, Model model) {
    return keep(refusal, refusal.status(), form, filled, model);
  }

  /** Puts a form that asked for something more into the model, so that its page shows it again. */
  public void again(String form, FilledForm filled, Model model) {
    model.addAttribute("refused", new FormErrors(form, "", List.of(), filled));
  }

  /**
   * The same for a page of forms whose fields are all shown: a value that cannot be parsed is
   * reported at its field, with status 422.
   *
   * @param typed the form's fields
   * @throws Problem the refusal itself where the sender may not see the page
   */
  public void refuse(Problem refusal, String form, Map<String, String> typed, Model model) {
    if (refusal.status() == HttpStatus.NOT_FOUND || refusal.status() == HttpStatus.FORBIDDEN) {
      throw refusal;
    }
    HttpStatus status =
        refusal.status() == HttpStatus.BAD_REQUEST
            ? HttpStatus.UNPROCESSABLE_ENTITY
            : refusal.status();
    ProblemBody unused = keep(refusal, status, form, FilledForm.of(typed), model);
  }

  private ProblemBody keep(
      Problem refusal, HttpStatus status, String form, FilledForm filled, Model model) {
    ServletRequestAttributes current =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    Objects.requireNonNull(current.getResponse()).setStatus(status.value());
    ProblemBody told = problems.body(current.getRequest(), refusal);
    model.addAttribute("refused", FormErrors.of(told, form, filled));
    return told;
  }
}
