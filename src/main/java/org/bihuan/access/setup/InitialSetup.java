package org.bihuan.access.setup;

import org.bihuan.http.Problem;
import org.bihuan.organization.InitialOrganization;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes in the first administrator of an empty service, once. */
@Service
public class InitialSetup {

  private final ObjectProvider<InitialSetupRunner> runner;
  private final InitialOrganization organization;

  InitialSetup(ObjectProvider<InitialSetupRunner> runner, InitialOrganization organization) {
    this.runner = runner;
    this.organization = organization;
  }

  /** Whether the service is empty and waits for its first administrator; asks no database. */
  public boolean isAwaited() {
    return runner.getIfAvailable() != null && organization.isEmpty();
  }

  /**
   * Refuses everybody where the service is set up already.
   *
   * @throws Problem 404 where the service is set up, as if there were no such address
   */
  public void requireAwaited() {
    if (!isAwaited()) {
      throw new Problem("no-such-address", HttpStatus.NOT_FOUND);
    }
  }

  /**
   * Creates the root unit and its administrator.
   *
   * @throws Problem 404 where the service is set up already, 403 for a wrong secret, 400 where
   *     something is missing, 422 for values that cannot be
   */
  public void create(FirstAdministrator first) {
    InitialSetupRunner waiting = runner.getIfAvailable();
    if (waiting == null) {
      throw new Problem("no-such-address", HttpStatus.NOT_FOUND);
    }
    waiting.create(first);
  }
}
