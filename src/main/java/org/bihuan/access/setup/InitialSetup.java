package org.bihuan.access.setup;

import org.bihuan.http.Problem;
import org.bihuan.organization.InitialOrganization;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Creates the first administrator of an empty service, once. */
@Service
public class InitialSetup {

  private final ObjectProvider<InitialSetupRunner> runner;
  private final InitialOrganization organization;

  InitialSetup(ObjectProvider<InitialSetupRunner> runner, InitialOrganization organization) {
    this.runner = runner;
    this.organization = organization;
  }

  /**
   * Whether the service is empty and waits for its first administrator; makes no database query.
   */
  public boolean isAwaited() {
    return runner.getIfAvailable() != null && organization.isEmpty();
  }

  /**
   * Refuses the request where the service is set up already.
   *
   * @throws Problem 404 where the service is set up, as for an address that does not exist
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
   *     something is missing, 422 for invalid values
   */
  public void create(FirstAdministrator first) {
    InitialSetupRunner waiting = runner.getIfAvailable();
    if (waiting == null) {
      throw new Problem("no-such-address", HttpStatus.NOT_FOUND);
    }
    waiting.create(first);
  }
}
