package org.bihuan.organization.people;

import java.util.List;
import org.bihuan.organization.Person;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Logs, at every start, accounts with names like the service itself: they were created before such
 * names were refused, and have been retired.
 */
@Component
class ReservedAccounts implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ReservedAccounts.class);

  private final CurrentOrganization current;

  ReservedAccounts(CurrentOrganization current) {
    this.current = current;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<String> found = found();
    if (!found.isEmpty()) {
      LOG.warn(
          "Accounts named like the system itself cannot sign in and hold no duty: {}. Give the"
              + " people accounts with other names.",
          found);
    }
  }

  List<String> found() {
    return current.get().people().after("").stream()
        .map(Person::username)
        .filter(SystemActor::isReserved)
        .toList();
  }
}
