package org.bihuan.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * Stores no tokens of the provider: after signing in, the service never calls the provider again.
 */
final class NoAuthorizedClients implements OAuth2AuthorizedClientRepository {

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // signature given by the interface
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String client, Authentication owner, HttpServletRequest request) {
    return null;
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication owner,
      HttpServletRequest request,
      HttpServletResponse response) {}

  @Override
  public void removeAuthorizedClient(
      String client,
      Authentication owner,
      HttpServletRequest request,
      HttpServletResponse response) {}
}
