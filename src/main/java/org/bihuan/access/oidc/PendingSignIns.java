package org.bihuan.access.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Addresses;
import org.bihuan.http.Keyset;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Sign-ins on their way to a provider and back. What is needed when somebody returns is kept in a
 * cookie of their browser for ten minutes, since there is no container session: any node can
 * continue, and nothing is stored for those who never return. The cookie holds only texts, no
 * serialized object.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  /** Where to go after signing in; also an attribute of the request that comes back. */
  static final String TO = "to";

  private static final String COOKIE = "bihuan-sign-in";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int VALUES = 6;

  private final ClientRegistrationRepository clients;

  PendingSignIns(ClientRegistrationRepository clients) {
    this.clients = clients;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest pending,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (pending == null) {
      send("", Duration.ZERO, request, response);
      return;
    }
    String kept =
        Keyset.encode(
            pending.<String>getAttribute(OAuth2ParameterNames.REGISTRATION_ID),
            pending.getState(),
            text(pending.getAttribute(OidcParameterNames.NONCE)),
            text(pending.getAttribute(PkceParameterNames.CODE_VERIFIER)),
            pending.getRedirectUri(),
            wanted(request));
    send(kept, LIFETIME, request, response);
  }

  /** An address too long for the cookie is dropped, since it is no reason to refuse signing in. */
  private static String wanted(HttpServletRequest request) {
    String to = Addresses.local(request.getParameter(TO));
    return to.length() > 1000 ? "/" : to;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return null;
    }
    try {
      List<String> kept = Keyset.decode(cookie.getValue(), VALUES);
      ClientRegistration client = clients.findByRegistrationId(kept.get(0));
      if (client == null || !kept.get(1).equals(request.getParameter(OAuth2ParameterNames.STATE))) {
        return null;
      }
      request.setAttribute(TO, Addresses.local(kept.get(5)));
      return rebuilt(client, kept);
    } catch (Problem forged) {
      return null;
    }
  }

  private static OAuth2AuthorizationRequest rebuilt(ClientRegistration client, List<String> kept) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(client.getClientId())
        .authorizationUri(client.getProviderDetails().getAuthorizationUri())
        .scopes(client.getScopes())
        .state(kept.get(1))
        .redirectUri(kept.get(4))
        .attributes(
            Map.of(
                OAuth2ParameterNames.REGISTRATION_ID, kept.get(0),
                OidcParameterNames.NONCE, kept.get(2),
                PkceParameterNames.CODE_VERIFIER, kept.get(3)))
        .build();
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
    send("", Duration.ZERO, request, response);
    return pending;
  }

  private static void send(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax") // the provider redirects back from another site
            .path("/")
            .maxAge(age)
            .build()
            .toString());
  }
}
