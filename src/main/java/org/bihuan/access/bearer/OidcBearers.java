package org.bihuan.access.bearer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.access.AccessSettings;
import org.bihuan.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Identifies callers by an OpenID provider's tokens, where a provider is configured. */
@Component
class OidcBearers {

  private static final Logger LOG = LoggerFactory.getLogger(OidcBearers.class);

  /** How far clocks may differ; the same as in the decoder. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final @Nullable JwtDecoder decoder;
  private final OidcPeople people;
  private final Duration longest;
  private final Clock clock;

  OidcBearers(
      ObjectProvider<JwtDecoder> decoder, OidcPeople people, AccessSettings settings, Clock clock) {
    this.decoder = decoder.getIfAvailable();
    this.people = people;
    this.longest = settings.oidc().longestLifetime();
    this.clock = clock;
  }

  /** The decoder checks the times that a token states; here a token must state them. */
  private boolean isOfNow(Jwt token) {
    Instant now = clock.instant();
    Instant expires = token.getExpiresAt();
    Instant issued = token.getIssuedAt();
    return expires != null
        && expires.isBefore(now.plus(longest).plus(SKEW))
        && (issued == null || issued.isBefore(now.plus(SKEW)));
  }

  Optional<SignedIn> bearer(String token) {
    if (decoder == null) {
      return Optional.empty();
    }
    try {
      Jwt decoded = decoder.decode(token);
      if (!isOfNow(decoded)) {
        LOG.debug("Token refused: it never expires, expires too late or is of the future");
        return Optional.empty();
      }
      return people.person(decoded.getClaims()).map(person -> new SignedIn(person, ""));
    } catch (JwtException e) {
      LOG.debug("Token refused", e);
      return Optional.empty();
    }
  }
}
