package org.bihuan.http.idempotency;

import com.google.re2j.Pattern;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.BodyTooLarge;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.bihuan.http.SlowTransfer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;

/**
 * Lets a caller repeat a POST safely: with an {@code Idempotency-Key} the same request is carried
 * out once and gets the same response for 24 hours. Without the header nothing is wrapped and the
 * database is not queried.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";

  /** Printable ASCII: the characters a header can carry unchanged. */
  private static final Pattern KEY = Pattern.compile("[ -~]{1,200}");

  private final IdempotentRequests requests;
  private final MappedEndpoints endpoints;
  private final ProblemRenderer renderer;

  public IdempotencyFilter(
      IdempotentRequests requests, MappedEndpoints endpoints, ProblemRenderer renderer) {
    this.requests = requests;
    this.endpoints = endpoints;
    this.renderer = renderer;
  }

  /** Requests without a signed-in caller have no keys: all such callers would share them. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getHeader(HEADER) == null
        || request.getRemoteUser() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable HandlerMethod endpoint = endpoints.of(request);
    AnswerKept kept = endpoint == null ? null : endpoint.getMethodAnnotation(AnswerKept.class);
    if (endpoint == null || (kept != null && kept.value() == AnswerKept.When.NEVER)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      String key = key(request);
      RepeatableRequest repeatable = RepeatableRequest.read(request);
      if (kept == null) {
        requests.once(request.getRemoteUser(), key, repeatable, response, chain);
      } else {
        requests.onceApart(request.getRemoteUser(), key, repeatable, response, chain, kept.value());
      }
    } catch (ServletException | IOException e) {
      if (!(e instanceof BodyTooLarge) && SlowTransfer.in(e) == null) {
        throw e;
      }
      renderer.write(request, response, Refusals.of(e));
    } catch (RuntimeException e) {
      if (!response.isCommitted()) {
        response.reset();
      }
      renderer.write(request, response, Refusals.of(e));
    }
  }

  private static String key(HttpServletRequest request) {
    String key = request.getHeader(HEADER);
    if (!KEY.matcher(key).matches()) {
      throw Problem.malformed(HEADER, "http.idempotency-key");
    }
    return key;
  }
}
