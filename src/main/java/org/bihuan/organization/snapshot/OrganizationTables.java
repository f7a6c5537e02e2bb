package org.bihuan.organization.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of units, people and duties. Checks no rules: its callers do. */
@Repository
public class OrganizationTables {

  private final JdbcClient jdbc;

  public OrganizationTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Raises the revision; until this transaction ends, others on any node that call this wait. */
  void lock() {
    jdbc.sql("update organization_revision set revision = revision + 1 where id = 1").update();
  }

  long revision() {
    return jdbc.sql("select revision from organization_revision where id = 1")
        .query(Long.class)
        .single();
  }

  /**
   * Reads everything; the revision first, so that a change made during the reading is noticed and
   * read later.
   */
  public Organization load() {
    return new Organization(revision(), new UnitTree(units()), new PeopleSnapshot(people()));
  }

  private List<Unit> units() {
    return jdbc.sql(
            "select code, name, name_en, short_name, parent, kind, region, retired from unit")
        .query(OrganizationTables::unit)
        .list();
  }

  private static Unit unit(ResultSet row, int number) throws SQLException {
    return new Unit(
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("short_name"),
        row.getString("parent"),
        row.getString("kind"),
        row.getString("region"),
        row.getBoolean("retired"));
  }

  private List<Person> people() {
    Map<String, List<Duty>> duties = new TreeMap<>();
    jdbc.sql("select person, unit, role from duty where not retired order by unit, role")
        .query(
            row -> {
              Role role = Role.of(row.getString("role")).orElseThrow();
              duties
                  .computeIfAbsent(row.getString("person"), any -> new ArrayList<>())
                  .add(new Duty(row.getString("unit"), role));
            });
    return jdbc.sql("select username, display_name, retired from person")
        .query(
            (row, number) ->
                new Person(
                    row.getString("username"),
                    row.getString("display_name"),
                    List.copyOf(duties.getOrDefault(row.getString("username"), List.of())),
                    row.getBoolean("retired")))
        .list();
  }

  public void insert(Unit unit) {
    write(
        """
        insert into unit (code, name, name_en, short_name, parent, kind, region, retired)
        values (:code, :name, :nameEn, :shortName, :parent, :kind, :region, :retired)
        """,
        unit);
  }

  public void update(Unit unit) {
    write(
        """
        update unit set name = :name, name_en = :nameEn, short_name = :shortName, parent = :parent,
          kind = :kind, region = :region, retired = :retired
        where code = :code
        """,
        unit);
  }

  private void write(String sql, Unit unit) {
    jdbc.sql(sql).paramSource(unit).update();
  }

  public void insert(Person person) {
    jdbc.sql(
            "insert into person (username, display_name, retired)"
                + " values (:username, :displayName, :retired)")
        .paramSource(person)
        .update();
    person.duties().forEach(duty -> assign(person.username(), duty));
  }

  /** Updates name and retirement; duties are added and removed separately. */
  public void update(Person person) {
    jdbc.sql(
            "update person set display_name = :displayName, retired = :retired"
                + " where username = :username")
        .paramSource(person)
        .update();
  }

  /** Adds a duty that the person does not have, or had once. */
  public void assign(String username, Duty duty) {
    if (setRetired(username, duty, false) == 0) {
      jdbc.sql("insert into duty (person, unit, role) values (?, ?, ?)")
          .params(username, duty.unit(), duty.role().code())
          .update();
    }
  }

  /** Changes the person's duties from the current to the wanted ones. */
  public void change(String username, Collection<Duty> current, Collection<Duty> wanted) {
    wanted.stream().filter(duty -> !current.contains(duty)).forEach(duty -> assign(username, duty));
    current.stream()
        .filter(duty -> !wanted.contains(duty))
        .forEach(duty -> withdraw(username, duty));
  }

  public void withdraw(String username, Duty duty) {
    setRetired(username, duty, true);
  }

  private int setRetired(String username, Duty duty, boolean retired) {
    return jdbc.sql("update duty set retired = ? where person = ? and unit = ? and role = ?")
        .params(retired, username, duty.unit(), duty.role().code())
        .update();
  }
}
