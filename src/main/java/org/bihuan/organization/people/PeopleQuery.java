package org.bihuan.organization.people;

import java.util.List;
import java.util.function.Predicate;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.search.FoldedText;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists people for callers who may see them; answered from memory. */
@Service
public class PeopleQuery {

  private final CurrentOrganization current;

  PeopleQuery(CurrentOrganization current) {
    this.current = current;
  }

  /**
   * Which people to list.
   *
   * @param unit only those with a duty in this unit or below it; null for all
   * @param text only those whose name or username contains it; empty for all
   */
  public record Wanted(@Nullable String unit, String text) {

    private boolean holds(Person person) {
      String sought = FoldedText.of(text.strip());
      return FoldedText.of(person.username()).contains(sought)
          || FoldedText.of(person.displayName()).contains(sought);
    }
  }

  /**
   * The people whom an administrator, leader or inspector may see, by username.
   *
   * @throws Problem 403 where the caller may see nobody, or nobody of that unit; 404 where there is
   *     no such unit
   */
  public Page<Person> known(
      Caller caller, Wanted wanted, @Nullable String after, int size, boolean count) {
    Organization now = current.get();
    return page(AdminScope.knownTo(caller, now.units()), now, wanted, after, size, count);
  }

  /** Like {@link #known}, restricted to people whom the caller administers. */
  public Page<Person> administered(
      Caller caller, Wanted wanted, @Nullable String after, int size, boolean count) {
    Organization now = current.get();
    return page(AdminScope.administeredBy(caller, now.units()), now, wanted, after, size, count);
  }

  /**
   * A person with a duty in the caller's scope of administration.
   *
   * @throws Problem 403 where the caller administers nothing; 404 where there is no such person
   */
  public Person administered(Caller caller, String username) {
    return AccountRules.findInPart(caller, username, current.get());
  }

  /**
   * The units that the caller administers, parents before children, retired ones too.
   *
   * @throws Problem 403 where there are none
   */
  public List<Unit> administeredUnits(Caller caller) {
    Organization now = current.get();
    AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
    return now.units().all().stream().filter(unit -> part.holds(unit.code())).toList();
  }

  private static Page<Person> page(
      AdminScope part,
      Organization now,
      Wanted wanted,
      @Nullable String after,
      int size,
      boolean count) {
    Predicate<Person> sought = wanted::holds;
    AdminScope looked = narrowed(part.required(), wanted.unit(), now.units());
    String start = after == null ? "" : Keyset.decode(after, 1).get(0);
    List<Person> found = within(looked, now, sought, start, size + 1);
    boolean more = found.size() > size;
    return new Page<>(
        more ? found.subList(0, size) : found,
        more ? Keyset.encode(found.get(size - 1).username()) : null,
        count ? (long) within(looked, now, sought, "", Integer.MAX_VALUE).size() : null);
  }

  private static List<Person> within(
      AdminScope part, Organization now, Predicate<Person> sought, String after, int most) {
    return now.people().after(after).stream()
        .filter(person -> part.touches(person, now.units()))
        .filter(sought)
        .limit(most)
        .toList();
  }

  private static AdminScope narrowed(AdminScope part, @Nullable String unit, Units units) {
    if (unit == null) {
      return part;
    }
    Unit top = units.find(unit).orElseThrow(() -> Problem.notFound("unit", unit));
    part.require(top.code());
    return new AdminScope(units.within(top.code()));
  }
}
