package org.bihuan.access;

import java.util.Set;
import java.util.TreeSet;
import org.bihuan.organization.People;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Gives the demonstration's accounts their well-known password. No other account has a default
 * password.
 */
@Component
@Profile("demo")
class DemoPasswords implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPasswords.class);
  private static final String PASSWORD = "bihuan-demo";

  private final People people;
  private final Units units;
  private final Passwords passwords;

  DemoPasswords(People people, Units units, Passwords passwords) {
    this.people = people;
    this.units = units;
    this.passwords = passwords;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    passwords.setWhereMissing(everybody(), PASSWORD);
    LOG.warn("Profile demo: every demonstration account signs in with the password {}", PASSWORD);
  }

  private Set<String> everybody() {
    Set<String> names = new TreeSet<>();
    for (Unit unit : units.all()) {
      for (Role role : Role.values()) {
        names.addAll(people.holders(unit.code() + "/" + role.code()));
      }
    }
    return names;
  }
}
