package org.bihuan.organization.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Person;
import org.bihuan.organization.SystemActor;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.OrganizationChanges;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Lets administrators add and change single people and their duties. */
@Service
public class PeopleAdministration {

  private final OrganizationChanges changes;
  private final OrganizationTables tables;

  PeopleAdministration(OrganizationChanges changes, OrganizationTables tables) {
    this.changes = changes;
    this.tables = tables;
  }

  /** Creates a person; every duty must be within the caller's scope. */
  public Person create(
      Caller caller,
      @Nullable String username,
      @Nullable String displayName,
      List<DutyForm> duties) {
    return changes.make(
        now -> {
          AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
          DirectoryFaults faults = new DirectoryFaults();
          String name = faults.username("username", username);
          if (now.people().find(name).isPresent()) {
            faults.add("username", "organization.username.taken");
          }
          Person person =
              new Person(
                  name, faults.displayName(displayName), given(duties, now.units(), faults), false);
          faults.refuse();
          person.duties().forEach(duty -> part.require(duty.unit()));
          tables.insert(person);
          return person;
        });
  }

  private static List<Duty> given(List<DutyForm> forms, Units units, DirectoryFaults faults) {
    if (forms.isEmpty()) {
      faults.add("duties", "organization.duties.required");
    }
    List<Duty> duties = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      forms.get(i).toGive(units, "duties[" + i + "].", faults).ifPresent(duties::add);
    }
    return inOrder(duties);
  }

  /** The duties in the order in which the tables return them: each once, by unit and role. */
  static List<Duty> inOrder(Iterable<Duty> duties) {
    Set<Duty> sorted = new TreeSet<>(Comparator.comparing(Duty::group));
    duties.forEach(sorted::add);
    return List.copyOf(sorted);
  }

  /**
   * Changes name and retirement; allowed to administrators of all units in which the person has a
   * duty.
   */
  public Person change(
      Caller caller, String username, @Nullable String displayName, @Nullable Boolean retired) {
    return changes.make(
        now -> {
          Person old = AccountRules.find(caller, username, now);
          DirectoryFaults faults = new DirectoryFaults();
          Person person =
              new Person(
                  username,
                  displayName == null ? old.displayName() : faults.displayName(displayName),
                  old.duties(),
                  Objects.requireNonNullElse(retired, old.retired()));
          if (!person.retired() && SystemActor.isReserved(username)) {
            faults.add("retired", "organization.username.reserved");
          }
          faults.refuse();
          tables.update(person);
          return person;
        });
  }

  /**
   * Gives somebody a further duty; both person and duty must be within the caller's scope.
   *
   * @throws Problem 403, 404, or 422 naming {@code unit} or {@code role}
   */
  public Person assign(Caller caller, String username, DutyForm form) {
    return changes.make(
        now -> {
          Person person = AccountRules.findInPart(caller, username, now);
          DirectoryFaults faults = new DirectoryFaults();
          Duty duty = form.toGive(now.units(), "", faults).orElse(null);
          faults.refuse();
          if (duty == null) {
            throw new IllegalStateException("no duty, and no fault");
          }
          AdminScope.administeredBy(caller, now.units()).require(duty.unit());
          if (!person.duties().contains(duty)) {
            tables.assign(username, duty);
          }
          List<Duty> duties = new ArrayList<>(person.duties());
          duties.add(duty);
          return new Person(username, person.displayName(), inOrder(duties), person.retired());
        });
  }

  /** Takes a duty away; the last one cannot be taken, instead the person can be retired. */
  public void withdraw(Caller caller, String username, Duty duty) {
    changes.make(
        now -> {
          Person person = AccountRules.findInPart(caller, username, now);
          if (!person.duties().contains(duty)) {
            throw Problem.notFound("duty", duty.group());
          }
          AdminScope.administeredBy(caller, now.units()).require(duty.unit());
          if (person.duties().size() == 1) {
            throw new Problem("last-duty", HttpStatus.CONFLICT, username);
          }
          tables.withdraw(username, duty);
          return person;
        });
  }
}
