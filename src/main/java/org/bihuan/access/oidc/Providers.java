package org.bihuan.access.oidc;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;

/** The OpenID providers that are configured, through which people may sign in on the pages. */
@Component
public class Providers {

  /**
   * A provider.
   *
   * @param name as {@code client-name} calls it
   * @param address where signing in through it starts; {@code to} may be added
   */
  public record Provider(String name, String address) {}

  private final List<Provider> all;

  Providers(ObjectProvider<ClientRegistrationRepository> clients) {
    List<Provider> found = new ArrayList<>();
    if (clients.getIfAvailable() instanceof Iterable<?> registrations) {
      for (Object one : registrations) {
        if (one instanceof ClientRegistration client
            && AuthorizationGrantType.AUTHORIZATION_CODE.equals(
                client.getAuthorizationGrantType())) {
          found.add(
              new Provider(
                  client.getClientName(), OidcSignIn.BEGIN + "/" + client.getRegistrationId()));
        }
      }
    }
    this.all = List.copyOf(found);
  }

  /** None where no client is configured. */
  public List<Provider> all() {
    return all;
  }
}
