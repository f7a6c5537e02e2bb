package org.bihuan.organization.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;
import org.bihuan.organization.DutiesChanged;
import org.bihuan.organization.DutiesChanged.Joined;
import org.bihuan.organization.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to change units, people or duties. Changes are made one at a time, also across nodes,
 * so that each one is checked against the current tables and not against this node's cache.
 */
@Component
public class OrganizationChanges {

  private final OrganizationTables tables;
  private final CurrentOrganization current;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate joining;
  private final TransactionTemplate apart;

  OrganizationChanges(
      OrganizationTables tables,
      CurrentOrganization current,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.tables = tables;
    this.current = current;
    this.events = events;
    this.joining = new TransactionTemplate(transactions);
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Makes a change, in the caller's transaction where there is one.
   *
   * @param act receives the current organization and writes to the tables
   * @throws Problem 409 {@code last-administrator} where no administrator would be left to undo it
   */
  public <T> T make(Function<Organization, T> act) {
    return joining.execute(
        status -> {
          Change<T> change = carryOut(act);
          current.changed(change.after);
          Set<String> groups = change.after.people().changedSince(change.before.people());
          if (!groups.isEmpty()) {
            events.publishEvent(
                new DutiesChanged(groups, joined(change, groups), retired(change, groups)));
          }
          return change.result;
        });
  }

  /**
   * Makes a change and rolls it back: returns and throws what the real change would. Within the
   * caller's transaction it rolls back to a savepoint, on the same connection.
   */
  public <T> T rehearse(Function<Organization, T> act) {
    return apart.execute(
        status -> {
          status.setRollbackOnly();
          return carryOut(act).result;
        });
  }

  private static List<Joined> joined(Change<?> change, Set<String> groups) {
    List<Joined> joined = new ArrayList<>();
    for (String group : groups) {
      Set<String> before = change.before.people().holders(group);
      change.after.people().holders(group).stream()
          .filter(username -> !before.contains(username))
          .forEach(username -> joined.add(new Joined(username, group, before.isEmpty())));
    }
    return joined;
  }

  /** Whoever left has lost all duties with that. */
  private static Set<String> retired(Change<?> change, Set<String> groups) {
    return groups.stream()
        .flatMap(group -> change.before.people().holders(group).stream())
        .filter(name -> change.after.people().find(name).filter(Person::retired).isPresent())
        .collect(Collectors.toSet());
  }

  private record Change<T>(Organization before, Organization after, T result) {}

  private <T> Change<T> carryOut(Function<Organization, T> act) {
    tables.lock();
    Organization before = tables.load();
    T result = act.apply(before);
    Organization after = tables.load();
    if (!before.administeredRoots().stream().allMatch(after::isAdministered)) {
      throw new Problem("last-administrator", HttpStatus.CONFLICT);
    }
    return new Change<>(before, after, result);
  }
}
