package org.bihuan.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set under {@code bihuan.access}.
 *
 * @param tokenLifetime how long a token is valid after signing in
 * @param mostTokens how many tokens a person may have at once; a further one revokes the oldest
 * @param passwordCost of new hashes of passwords, as bcrypt's logarithm of rounds, 4 to 31: each
 *     step doubles the time
 * @param metricsFromLoopback whether a scraper on this machine may read the metrics without signing
 *     in
 */
@ConfigurationProperties("bihuan.access")
public record AccessSettings(
    @DefaultValue("12h") Duration tokenLifetime,
    @DefaultValue("100") int mostTokens,
    @DefaultValue("10") int passwordCost,
    @DefaultValue("false") boolean metricsFromLoopback,
    @DefaultValue Oidc oidc) {

  /**
   * How a JSON Web Token identifies the person who presents it. Issuer, keys and audiences are
   * Spring Boot's own settings, {@code spring.security.oauth2.resourceserver.jwt.*}.
   *
   * @param dutiesClaim a list of {@code UNIT/role}
   * @param longestLifetime how far ahead a token may expire
   */
  public record Oidc(
      @DefaultValue("preferred_username") String usernameClaim,
      @DefaultValue("name") String nameClaim,
      @DefaultValue("duties") String dutiesClaim,
      @DefaultValue("24h") Duration longestLifetime) {}
}
