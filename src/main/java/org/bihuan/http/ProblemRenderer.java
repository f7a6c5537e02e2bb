package org.bihuan.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bihuan.http.ProblemBody.Fault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Renders a {@link Problem} in the caller's language, as RFC 9457 JSON or as a page: for the
 * dispatcher, and for filters that refuse a request before it gets there.
 */
@Component
public class ProblemRenderer {

  private final Messages messages;
  private final ObjectMapper json;
  private final ObjectProvider<ProblemPages> pages;

  ProblemRenderer(Messages messages, ObjectMapper json, ObjectProvider<ProblemPages> pages) {
    this.messages = messages;
    this.json = json;
    this.pages = pages;
  }

  /**
   * Writes the whole response; whatever was written before is discarded. The content type is not
   * negotiated, so that a caller who accepts only spreadsheets still learns why there is none.
   */
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Problem told = behind(request, problem);
    ProblemPages shown = Addresses.wantsPage(request) ? pages.getIfAvailable() : null;
    if (shown == null) {
      writeJson(request, response, told);
    } else if (begin(response, told)) {
      shown.write(request, response, body(request, told));
    }
  }

  /**
   * Where the body was not read to its end, replaces the problem by the reason for that: a form
   * read by half lacks fields only because the other half is missing.
   */
  private static Problem behind(HttpServletRequest request, Problem problem) {
    return request.getAttribute(SlowTransfer.ATTRIBUTE) instanceof SlowTransfer slow
        ? slow.problem()
        : problem;
  }

  /**
   * The same, always as JSON: for a request that was not read to its end no page layout can be
   * built.
   */
  public void writeJson(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (!begin(response, problem)) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    byte[] bytes = json.writeValueAsBytes(body(request, problem));
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static boolean begin(HttpServletResponse response, Problem problem) {
    if (response.isCommitted()) {
      return false;
    }
    response.reset(); // also resets headers and stream of a response already started
    response.setHeader("X-Content-Type-Options", "nosniff"); // also before Spring Security says so
    response.setStatus(problem.status().value());
    headers(problem).forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    return true;
  }

  /** The problem in the caller's language. */
  public ProblemBody body(HttpServletRequest request, Problem problem) {
    Locale locale = messages.locale(request);
    List<Fault> faults =
        problem.errors().stream()
            .map(e -> new Fault(e.field(), messages.text(locale, e.messageKey(), e.arguments())))
            .toList();
    String key = "problem." + problem.name();
    return new ProblemBody(
        "/problems/" + problem.name(),
        messages.text(locale, key + ".title"),
        problem.status().value(),
        messages.text(locale, key + ".detail", problem.arguments()),
        Objects.requireNonNullElse(Addresses.asked(request), ""),
        faults);
  }

  private static HttpHeaders headers(Problem problem) {
    return problem instanceof CarriesHeaders carrier ? carrier.headers() : new HttpHeaders();
  }
}
