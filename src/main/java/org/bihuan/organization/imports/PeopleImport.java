package org.bihuan.organization.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Messages;
import org.bihuan.http.load.StillWanted;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CsvTable;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.springframework.stereotype.Service;

/**
 * Imports people from a file: one row for each unit in which somebody has duties. A row replaces
 * the person's duties in that unit; duties in units that the file does not mention for that person
 * stay.
 */
@Service
class PeopleImport implements TableImport {

  private final Messages messages;
  private final OrganizationTables tables;
  private final StillWanted wanted;

  PeopleImport(Messages messages, OrganizationTables tables, StillWanted wanted) {
    this.messages = messages;
    this.tables = tables;
    this.wanted = wanted;
  }

  @Override
  public DirectoryColumns columns() {
    return DirectoryColumns.PEOPLE;
  }

  @Override
  public DirectoryImportResult run(Caller caller, CsvTable table, Organization now) {
    AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
    ImportProtocol protocol = new ImportProtocol(messages);
    Map<String, PersonLine> first = new HashMap<>();
    Set<List<String>> told = new HashSet<>();
    List<PersonLine> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      wanted.goOn();
      DirectoryFaults faults = new DirectoryFaults();
      PersonLine line = PersonLine.read(row, now.units(), faults);
      PersonLine before = first.putIfAbsent(line.username(), line);
      if (before != null && !before.name().equals(line.name())) {
        faults.add("displayName", "organization.import.other-name", before.row());
      }
      if (!told.add(List.of(line.username(), line.unit()))) {
        faults.add("unit", "organization.import.twice", line.unit());
      }
      if (faults.none()) {
        line.checkRight(now, part, faults);
      }
      protocol.faults(line.row(), faults);
      protocol.count(line.before(now).isEmpty(), line.isRenamed(now) || line.changesDuties(now));
      lines.add(line);
    }
    if (!protocol.hasFaults()) {
      first.values().forEach(line -> writePerson(line, now));
      lines.forEach(line -> writeDuties(line, now));
    }
    return protocol.result(lines.size());
  }

  private void writePerson(PersonLine line, Organization now) {
    wanted.goOn();
    Person old = line.before(now).orElse(null);
    if (old == null) {
      tables.insert(new Person(line.username(), line.name(), List.of(), false));
    } else if (line.isRenamed(now)) {
      tables.update(new Person(line.username(), line.name(), old.duties(), old.retired()));
    }
  }

  private void writeDuties(PersonLine line, Organization now) {
    wanted.goOn();
    tables.change(line.username(), line.current(now), line.duties());
  }
}
