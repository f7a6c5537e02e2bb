package org.bihuan.access.setup;

import org.bihuan.access.Passwords;
import org.bihuan.access.RequiredFields;
import org.bihuan.access.Secrets;
import org.bihuan.http.Problem;
import org.bihuan.organization.InitialOrganization;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prepares an empty service for its first administrator. Only the person who started it can read
 * the one-time secret on the console. A lost secret is replaced by deleting the row of {@code
 * setup_secret} and starting again.
 */
@Component
@Profile("!demo")
class InitialSetupRunner implements ApplicationRunner {

  private final JdbcClient jdbc;
  private final InitialOrganization organization;
  private final Passwords passwords;

  InitialSetupRunner(JdbcClient jdbc, InitialOrganization organization, Passwords passwords) {
    this.jdbc = jdbc;
    this.organization = organization;
    this.passwords = passwords;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!organization.isEmpty() || waiting()) {
      return;
    }
    String secret = Secrets.random();
    try {
      jdbc.sql("insert into setup_secret (id, hash) values (1, ?)")
          .param(Secrets.hash(secret))
          .update();
    } catch (DuplicateKeyException e) {
      return; // another node has printed its own
    }
    // To the console and not to the log, which is stored and forwarded.
    System.out.printf(
        "%n  First start: create the first administrator on the page /setup, or with POST"
            + " /api/setup%n"
            + "  One-time secret: %s%n%n",
        secret);
  }

  private boolean waiting() {
    return jdbc.sql("select count(*) from setup_secret").query(Long.class).single() > 0;
  }

  /**
   * Creates the root unit and the administrator, once.
   *
   * @throws Problem 404 where the service is set up already, 403 for a wrong secret, 422 for
   *     invalid values
   */
  @Transactional
  public void create(FirstAdministrator first) {
    if (!waiting()) {
      throw new Problem("no-such-address", HttpStatus.NOT_FOUND);
    }
    int used =
        jdbc.sql("delete from setup_secret where hash = ?")
            .param(Secrets.hash(RequiredFields.required("secret", first.secret())))
            .update();
    if (used == 0) {
      throw Problem.forbidden("access.setup.wrong-secret");
    }
    FirstAdministrator.RootUnit unit = RequiredFields.required("unit", first.unit());
    String username = RequiredFields.required("username", first.username());
    organization.create(
        RequiredFields.required("unit.code", unit.code()),
        RequiredFields.required("unit.name", unit.name()),
        username,
        RequiredFields.required("displayName", first.displayName()));
    passwords.set(username, RequiredFields.required("password", first.password()), "password");
  }
}
