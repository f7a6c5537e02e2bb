package org.bihuan.http.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Documents each problem at its type's address. */
@RestController
@Tag(name = "problems")
class ProblemController {

  /** A problem's documentation; the arguments of a real response are shown as dots. */
  record ProblemPage(String type, String title, String detail) {}

  private static final Object[] BLANKS = {"…", "…", "…", "…"};

  private final Messages messages;

  ProblemController(Messages messages) {
    this.messages = messages;
  }

  @Operation(summary = "What a problem type means", operationId = "getProblem")
  @GetMapping("/problems/{name}")
  ProblemPage show(@PathVariable String name) {
    Locale locale = messages.locale();
    String title = messages.find(locale, "problem." + name + ".title");
    if (title == null) {
      throw Problem.notFound("problem", name);
    }
    String detail = messages.text(locale, "problem." + name + ".detail", BLANKS);
    return new ProblemPage("/problems/" + name, title, detail);
  }
}
