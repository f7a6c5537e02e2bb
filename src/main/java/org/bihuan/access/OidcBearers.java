package org.bihuan.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.http.Problem;
import org.bihuan.organization.Duty;
import org.bihuan.organization.People;
import org.bihuan.organization.PeopleDirectory;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Bearers of an OpenID provider's tokens, where one is configured. What the token says of a person
 * is passed on to the organization when it says something new; a token without the duties claim
 * leaves the duties as they are.
 */
@Component
class OidcBearers {

  private static final Logger LOG = LoggerFactory.getLogger(OidcBearers.class);
  private static final int MOST = 10_000;

  private record Claims(String displayName, @Nullable List<Duty> duties) {}

  private final @Nullable JwtDecoder decoder;
  private final AccessSettings.Oidc settings;
  private final People people;
  private final Units units;
  private final PeopleDirectory directory;
  private final Set<String> ignored = ConcurrentHashMap.newKeySet();

  /** What was passed on lately; the organization may have kept it differently for its reasons. */
  private final Cache<String, Claims> passedOn =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(MOST).build();

  OidcBearers(
      ObjectProvider<JwtDecoder> decoder,
      AccessSettings settings,
      People people,
      Units units,
      PeopleDirectory directory) {
    this.decoder = decoder.getIfAvailable();
    this.settings = settings.oidc();
    this.people = people;
    this.units = units;
    this.directory = directory;
  }

  Optional<SignedIn> bearer(String token) {
    if (decoder == null) {
      return Optional.empty();
    }
    try {
      Jwt jwt = decoder.decode(token);
      String username = jwt.getClaimAsString(settings.usernameClaim());
      return username == null ? Optional.empty() : signedIn(username, jwt);
    } catch (JwtException e) {
      LOG.debug("Token refused", e);
      return Optional.empty();
    } catch (Problem e) {
      LOG.warn("Token with a name that no account may have: {}", e.errors());
      return Optional.empty();
    }
  }

  private Optional<SignedIn> signedIn(String username, Jwt jwt) {
    Person known = people.find(username).orElse(null);
    Claims claims = claims(username, known, jwt);
    if (!claims.equals(passedOn.getIfPresent(username)) && isNews(claims, known)) {
      List<Duty> duties = claims.duties();
      directory.upsert(
          username,
          claims.displayName(),
          duties != null ? duties : known == null ? List.of() : known.duties());
      passedOn.put(username, claims);
    }
    return people
        .find(username)
        .filter(person -> !person.retired())
        .map(person -> new SignedIn(person, ""));
  }

  private static boolean isNews(Claims claims, @Nullable Person known) {
    return known == null
        || !known.displayName().equals(claims.displayName())
        || (claims.duties() != null
            && !Set.copyOf(claims.duties()).equals(Set.copyOf(known.duties())));
  }

  private Claims claims(String username, @Nullable Person known, Jwt jwt) {
    String name = jwt.getClaimAsString(settings.nameClaim());
    String fallback = known == null ? username : known.displayName();
    return new Claims(name == null ? fallback : name, duties(jwt));
  }

  private @Nullable List<Duty> duties(Jwt jwt) {
    if (!(jwt.getClaims().get(settings.dutiesClaim()) instanceof List<?> claimed)) {
      return null;
    }
    List<Duty> duties = new ArrayList<>();
    for (Object group : claimed) {
      duty(String.valueOf(group)).ifPresent(duties::add);
    }
    return List.copyOf(duties);
  }

  private Optional<Duty> duty(String group) {
    int slash = group.lastIndexOf('/');
    String unit = group.substring(0, Math.max(slash, 0));
    Optional<Duty> duty =
        Role.of(group.substring(slash + 1))
            .filter(role -> units.find(unit).isPresent())
            .map(role -> new Duty(unit, role));
    if (duty.isEmpty() && ignored.size() < MOST && ignored.add(group)) {
      LOG.warn("Ignored the unknown duty {} in a token; said once", group);
    }
    return duty;
  }
}
