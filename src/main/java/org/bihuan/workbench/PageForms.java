package org.bihuan.workbench;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemBody.Fault;
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

/** What becomes of forms: told done after a redirect, or shown again with their faults. */
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

  /** Every page may show what was done before it, and has no refused form yet. */
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
   * Tells a refusal on the page the form was sent from: status 422, or the refusal's own.
   *
   * @param typed the form's fields
   * @throws Problem the refusal itself where the page is not the sender's to see
   */
  public void refuse(Problem refusal, String form, Map<String, String> typed, Model model) {
    if (refusal.status() == HttpStatus.NOT_FOUND || refusal.status() == HttpStatus.FORBIDDEN) {
      throw refusal;
    }
    ServletRequestAttributes current =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    HttpServletRequest request = current.getRequest();
    HttpServletResponse response = Objects.requireNonNull(current.getResponse());
    response.setStatus(
        refusal.status() == HttpStatus.BAD_REQUEST
            ? HttpStatus.UNPROCESSABLE_ENTITY.value()
            : refusal.status().value());
    model.addAttribute("refused", refused(problems.body(request, refusal), form, typed));
  }

  private static FormErrors refused(ProblemBody problem, String form, Map<String, String> typed) {
    Map<String, String> faults = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (Fault fault : problem.errors()) {
      if (typed.containsKey(fault.field())) {
        faults.merge(fault.field(), fault.message(), (one, other) -> one + "\n" + other);
      } else {
        others.add(fault.message());
      }
    }
    return new FormErrors(form, problem.detail(), faults, others, typed);
  }
}
