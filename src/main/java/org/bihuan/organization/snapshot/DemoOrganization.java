package org.bihuan.organization.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.organization.Duty;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The demonstration's units and people. Loaded before any other bean can use {@link Units} or
 * {@link People}, so that they are complete from the start.
 */
@Component
@Profile("demo")
class DemoOrganization {

  private final OrganizationTables tables;
  private final TransactionOperations transactions;

  DemoOrganization(OrganizationTables tables, TransactionOperations transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  /**
   * Nodes that start at the same time wait for each other at the lock: the second finds the work
   * done.
   */
  void loadIntoEmptyService() {
    transactions.executeWithoutResult(
        status -> {
          tables.lock();
          if (tables.load().units().all().isEmpty()) {
            read("demo/units.csv").rows().forEach(row -> tables.insert(unit(row)));
            people(read("demo/people.csv")).forEach(tables::insert);
          }
        });
  }

  private static Unit unit(Row row) {
    return new Unit(
        row.text("code"),
        row.text("name"),
        orNull(row.text("name_en")),
        orNull(row.text("short_name")),
        orNull(row.text("parent")),
        row.text("kind"),
        orNull(row.text("region")),
        false);
  }

  private static List<Person> people(CsvTable table) {
    Map<String, Person> people = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      String username = row.text("username");
      Person known = people.get(username);
      List<Duty> duties = new ArrayList<>(known == null ? List.of() : known.duties());
      for (String role : row.text("roles").split(";")) {
        duties.add(new Duty(row.text("unit"), Role.of(role.strip()).orElseThrow()));
      }
      people.put(username, new Person(username, row.text("display_name"), duties, false));
    }
    return List.copyOf(people.values());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static CsvTable read(String path) {
    try {
      return CsvTable.read(new ClassPathResource(path).getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
