package org.bihuan.access.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bihuan.access.Origin;
import org.bihuan.access.Secrets;
import org.bihuan.access.SignedIn;
import org.bihuan.access.TokenUse;
import org.bihuan.access.Tokens;
import org.bihuan.access.bearer.Bearers;
import org.bihuan.access.signin.KnownOrigins;
import org.bihuan.access.signin.SignIn;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/**
 * People's sessions on the pages. A session is a token like a system's, carried in a cookie that no
 * script can read and that other sites' forms do not send: a new one at each sign-in, so that
 * session fixation is impossible, and revoked like any token.
 */
@Component
public class Sessions {

  private static final String COOKIE = "bihuan-session";
  private static final Duration DEVICE_KNOWN = Duration.ofDays(90);

  private final SignIn signIn;
  private final Tokens tokens;
  private final Bearers bearers;
  private final CsrfTokenRepository formTokens;
  private final Clock clock;

  Sessions(
      SignIn signIn, Tokens tokens, Bearers bearers, CsrfTokenRepository formTokens, Clock clock) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.bearers = bearers;
    this.formTokens = formTokens;
    this.clock = clock;
  }

  /**
   * Signs in with a password. The browser counts as known from then on (see {@link KnownOrigins}).
   *
   * @throws org.bihuan.http.Problem 401 {@code sign-in-failed}; 429 after too many failures
   */
  public void begin(
      String username, String password, HttpServletRequest request, HttpServletResponse response) {
    Origin from = Origin.ofBrowser(request);
    String device = from.device() == null ? Secrets.random() : from.device();
    Tokens.Issued token =
        signIn.signIn(
            username,
            password,
            new Origin(from.network(), device, false),
            TokenUse.ofBrowser(request));
    send(Origin.COOKIE, device, DEVICE_KNOWN, request, response);
    begin(token, request, response);
  }

  public void begin(
      Tokens.Issued issued, HttpServletRequest request, HttpServletResponse response) {
    Duration lifetime = Duration.between(clock.instant(), issued.expiresAt());
    formTokens.saveToken(null, request, response);
    send(COOKIE, issued.token(), lifetime, request, response);
  }

  /** Signs out of this session alone. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    String token = token(request);
    if (token != null) {
      tokens.revoke(Secrets.hash(token));
    }
    forget(request, response);
  }

  /** Signs out everywhere: revokes every session and token of the caller. */
  @Transactional
  public void endAll(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    tokens.revokeAll(caller.username(), "");
    forget(request, response);
  }

  Optional<SignedIn> current(HttpServletRequest request) {
    return Optional.ofNullable(token(request)).flatMap(bearers::of);
  }

  private void forget(HttpServletRequest request, HttpServletResponse response) {
    formTokens.saveToken(null, request, response);
    send(COOKIE, "", Duration.ZERO, request, response);
  }

  private static @Nullable String token(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  private static void send(
      String name,
      String value,
      Duration age,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build()
            .toString());
  }
}
