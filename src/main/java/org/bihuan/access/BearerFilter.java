package org.bihuan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bihuan.organization.Newcomers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls from the bearer token: ours, which have no dots, or a JSON Web Token, which
 * has two. One SQL statement at most (two for somebody added on another node just now), none within
 * five seconds of the last request (see {@link Tokens}). A token that does not serve leaves the
 * caller unknown, so that signing in again works with a stale one in the header.
 */
final class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final Newcomers people;
  private final OidcBearers oidc;

  BearerFilter(Tokens tokens, Newcomers people, OidcBearers oidc) {
    this.tokens = tokens;
    this.people = people;
    this.oidc = oidc;
  }

  static boolean given(HttpServletRequest request) {
    return token(request) != null;
  }

  private static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = token(request);
    if (token != null) {
      (isJwt(token) ? oidc.bearer(token) : bearer(token)).ifPresent(BearerFilter::remember);
    }
    chain.doFilter(request, response);
  }

  private static boolean isJwt(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  private Optional<SignedIn> bearer(String token) {
    String hash = Secrets.hash(token);
    return tokens
        .owner(hash)
        .flatMap(owner -> people.find(owner.username()))
        .filter(person -> !person.retired())
        .map(person -> new SignedIn(person, hash));
  }

  private static void remember(SignedIn caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(caller);
    SecurityContextHolder.setContext(context);
  }
}
