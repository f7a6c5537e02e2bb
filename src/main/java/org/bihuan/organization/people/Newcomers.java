package org.bihuan.organization.people;

import java.time.InstantSource;
import java.util.Optional;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.springframework.stereotype.Component;

/**
 * Finds also people whom another node has added a moment ago and of whom this one has not heard
 * yet: for those who hold a proof of being somebody, a token or a password, and must not be told
 * that nobody knows them. Looking again costs a statement, so a node does it ten times a second at
 * most, whatever names it is asked for.
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

  /** Whoever has this username, looked for once more where nobody is known by it. */
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
