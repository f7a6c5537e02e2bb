package org.bihuan.http;

import com.google.re2j.Pattern;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a caller repeat a POST safely: with an {@code Idempotency-Key} the same request is done once
 * and answered alike for 24 hours. Without the header nothing is wrapped and nothing asked of the
 * database.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";

  /** Printable ASCII; what a header can carry unharmed. */
  private static final Pattern KEY = Pattern.compile("[ -~]{1,200}");

  private final IdempotentRequests requests;
  private final ProblemRenderer renderer;

  IdempotencyFilter(IdempotentRequests requests, ProblemRenderer renderer) {
    this.requests = requests;
    this.renderer = renderer;
  }

  /** Their requests or answers hold secrets, of which not even a hash should be kept here. */
  private static final Set<String> WITH_SECRETS =
      Set.of("/api/tokens", "/api/me/password", "/api/setup");

  /** Each of their items is a transaction of its own and answers for itself. */
  private static final Set<String> ITEM_BY_ITEM =
      Set.of("/api/tasks/claims", "/api/tasks/completions");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getHeader(HEADER) == null
        || WITH_SECRETS.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      RepeatableRequest repeatable = RepeatableRequest.read(request);
      if (ITEM_BY_ITEM.contains(request.getRequestURI())) {
        requests.onceItemByItem(caller(request), key(request), repeatable, response, chain);
      } else {
        requests.once(caller(request), key(request), repeatable, response, chain);
      }
    } catch (ServletException | IOException e) {
      if (!(e instanceof BodyTooLarge)) {
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

  private static String caller(HttpServletRequest request) {
    @Nullable String user = request.getRemoteUser();
    return user == null ? "" : user;
  }
}
