package org.bihuan.organization.people;

import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.springframework.stereotype.Component;

/**
 * Allows an account to be changed only by those who administer all units in which its owner has
 * duties.
 */
@Component
class AccountRules implements Accounts {

  private final CurrentOrganization current;

  AccountRules(CurrentOrganization current) {
    this.current = current;
  }

  @Override
  public void requireAdministrator(Caller caller, String username) {
    find(caller, username, current.get());
  }

  /** The person, if {@link #requireAdministrator} allows the caller to change the account. */
  static Person find(Caller caller, String username, Organization now) {
    Person person = findInPart(caller, username, now);
    if (!AdminScope.administeredBy(caller, now.units()).holdsAll(person.duties())) {
      throw Problem.forbidden("organization.duties-elsewhere");
    }
    return person;
  }

  /** A person with any duty in the caller's scope; all others are reported as not found. */
  static Person findInPart(Caller caller, String username, Organization now) {
    AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
    return now.people()
        .find(username)
        .filter(person -> part.touches(person, now.units()))
        .orElseThrow(() -> Problem.notFound("person", username));
  }
}
