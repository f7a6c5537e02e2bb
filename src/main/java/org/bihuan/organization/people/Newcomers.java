package org.bihuan.organization.people;

import java.time.InstantSource;
import java.util.Optional;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.springframework.stereotype.Component;

/**
 * Also finds people whom another node has just added and whom this node does not know yet: somebody
 * who presents a valid token or password must not be refused as unknown. Refreshing costs a
 * statement, so a node does it at most ten times a second, whatever names it is asked for.
 */
@Component
public class Newcomers {

  private static final int MOST_A_SECOND = 10;

  private final CurrentOrganization current;
  private final InstantSource clock;
  private long second;
  private int looks;

  Newcomers(CurrentOrganization current, InstantSource clock) {
    this.current = current;
    this.clock = clock;
  }

  /** The person with this username; where none is known, the organization is refreshed first. */
  public Optional<Person> find(String username) {
    Optional<Person> known = known(username);
    if (known.isPresent() || !mayLook()) {
      return known;
    }
    current.refresh();
    return known(username);
  }

  private Optional<Person> known(String username) {
    return current.get().people().find(username);
  }

  private synchronized boolean mayLook() {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      looks = 0;
    }
    return looks++ < MOST_A_SECOND;
  }
}
