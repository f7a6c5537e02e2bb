package org.bihuan.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Bearers of an OpenID provider's tokens, where one is configured. */
@Component
class OidcBearers {

  private static final Logger LOG = LoggerFactory.getLogger(OidcBearers.class);

  private final @Nullable JwtDecoder decoder;
  private final OidcPeople people;

  OidcBearers(ObjectProvider<JwtDecoder> decoder, OidcPeople people) {
    this.decoder = decoder.getIfAvailable();
    this.people = people;
  }

  Optional<SignedIn> bearer(String token) {
    if (decoder == null) {
      return Optional.empty();
    }
    try {
      return people
          .person(decoder.decode(token).getClaims())
          .map(person -> new SignedIn(person, ""));
    } catch (JwtException e) {
      LOG.debug("Token refused", e);
      return Optional.empty();
    }
  }
}
