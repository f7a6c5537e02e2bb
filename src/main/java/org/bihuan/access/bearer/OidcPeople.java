package org.bihuan.access.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.access.AccessSettings;
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
import org.springframework.stereotype.Component;

/**
 * People authenticated by an OpenID provider. The claims about a person are passed on to the
 * organization when they have changed; where the claims contain no duties, the person's duties stay
 * as they are.
 */
@Component
public class OidcPeople {

  private static final Logger LOG = LoggerFactory.getLogger(OidcPeople.class);
  private static final int MOST = 10_000;

  private record Said(String displayName, @Nullable List<Duty> duties) {}

  private final AccessSettings.Oidc settings;
  private final People people;
  private final Units units;
  private final PeopleDirectory directory;
  private final Set<String> ignored = ConcurrentHashMap.newKeySet();

  /**
   * The claims passed on lately. They are not compared with the organization's data, which may
   * differ for good reason.
   */
  private final Cache<String, Said> passedOn =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(MOST).build();

  OidcPeople(AccessSettings settings, People people, Units units, PeopleDirectory directory) {
    this.settings = settings.oidc();
    this.people = people;
    this.units = units;
    this.directory = directory;
  }

  /**
   * The person these claims identify; empty for a retired person, or a username that no account may
   * have.
   */
  public Optional<Person> person(Map<String, Object> claims) {
    String username = text(claims, settings.usernameClaim());
    if (username == null) {
      return Optional.empty();
    }
    try {
      passOn(username, claims);
      return people.find(username).filter(person -> !person.retired());
    } catch (Problem e) {
      LOG.warn("An OpenID provider gave a name that no account may have: {}", e.errors());
      return Optional.empty();
    }
  }

  private void passOn(String username, Map<String, Object> claims) {
    Person known = people.find(username).orElse(null);
    Said said = said(username, known, claims);
    if (!said.equals(passedOn.getIfPresent(username)) && isNews(said, known)) {
      List<Duty> duties = said.duties();
      directory.upsert(
          username,
          said.displayName(),
          duties != null ? duties : known == null ? List.of() : known.duties());
      passedOn.put(username, said);
    }
  }

  private static boolean isNews(Said said, @Nullable Person known) {
    return known == null
        || !known.displayName().equals(said.displayName())
        || (said.duties() != null && !Set.copyOf(said.duties()).equals(Set.copyOf(known.duties())));
  }

  private Said said(String username, @Nullable Person known, Map<String, Object> claims) {
    String name = text(claims, settings.nameClaim());
    String fallback = known == null ? username : known.displayName();
    return new Said(name == null ? fallback : name, duties(claims));
  }

  private static @Nullable String text(Map<String, Object> claims, String claim) {
    Object value = claims.get(claim);
    return value == null ? null : value.toString();
  }

  private @Nullable List<Duty> duties(Map<String, Object> claims) {
    if (!(claims.get(settings.dutiesClaim()) instanceof List<?> claimed)) {
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
