package org.bihuan.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bihuan.access.TokenUse;
import org.bihuan.access.Tokens;
import org.bihuan.access.bearer.OidcPeople;
import org.bihuan.access.session.Sessions;
import org.bihuan.http.Addresses;
import org.bihuan.organization.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Signing in on the pages through an OpenID provider: authorization code with PKCE. The provider is
 * asked once who somebody is; from then on they have a session of ours like everybody else. Where
 * no client is configured, nothing of this is set up.
 */
@Component
public class OidcSignIn {

  /** The address at which signing in starts, without the client's registration id. */
  static final String BEGIN = "/oauth2/authorization";

  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
  private static final String FAILED = "/sign-in?refused=provider";

  private final ObjectProvider<ClientRegistrationRepository> clients;
  private final OidcPeople people;
  private final Tokens tokens;
  private final Sessions sessions;
  private final String baseUrl;

  OidcSignIn(
      ObjectProvider<ClientRegistrationRepository> clients,
      OidcPeople people,
      Tokens tokens,
      Sessions sessions,
      @Value("${bihuan.base-url:}") String baseUrl) {
    this.baseUrl = StringUtils.trimTrailingCharacter(baseUrl, '/');
    this.clients = clients;
    this.people = people;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /**
   * Adds signing in by OpenID Connect to the pages' security rules, where a client is configured.
   */
  public void addTo(HttpSecurity http) throws Exception {
    ClientRegistrationRepository configured = clients.getIfAvailable();
    if (configured == null) {
      return;
    }
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(configured, BEGIN);
    requests.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce().andThen(this::leadBack));
    http.oauth2Login(
        login ->
            login
                .loginPage("/sign-in")
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationEndpoint(
                    begin ->
                        begin
                            .authorizationRequestResolver(requests)
                            .authorizationRequestRepository(new PendingSignIns(configured)))
                .successHandler(this::begin)
                .failureHandler(OidcSignIn::refuse));
  }

  /**
   * Has the provider redirect to the configured address rather than to the host that the browser
   * named.
   */
  private void leadBack(OAuth2AuthorizationRequest.Builder request) {
    if (!baseUrl.isEmpty()) {
      request.attributes(
          known ->
              request.redirectUri(
                  baseUrl
                      + OAuth2LoginAuthenticationFilter.DEFAULT_FILTER_PROCESSES_URI.replace(
                          "*", String.valueOf(known.get(OAuth2ParameterNames.REGISTRATION_ID)))));
    }
  }

  private void begin(
      HttpServletRequest request, HttpServletResponse response, Authentication vouchedFor)
      throws IOException {
    SecurityContextHolder.clearContext();
    Optional<Person> person =
        vouchedFor.getPrincipal() instanceof OidcUser user
            ? people.person(user.getClaims())
            : Optional.empty();
    if (person.isEmpty()) {
      LOG.warn("Nobody may sign in as {} says", vouchedFor.getName());
      response.sendRedirect(request.getContextPath() + FAILED);
      return;
    }
    sessions.begin(
        tokens.issue(person.get().username(), TokenUse.ofBrowser(request)), request, response);
    String to = request.getAttribute(PendingSignIns.TO) instanceof String wanted ? wanted : "/";
    response.sendRedirect(Addresses.local(to));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    LOG.warn("Signing in through a provider failed: {}", refusal.getMessage());
    response.sendRedirect(request.getContextPath() + FAILED);
  }
}
