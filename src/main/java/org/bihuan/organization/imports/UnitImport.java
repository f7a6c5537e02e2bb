package org.bihuan.organization.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Messages;
import org.bihuan.http.load.StillWanted;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.CsvTable;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.bihuan.organization.units.ProposedUnitTree;
import org.bihuan.organization.units.UnitForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Imports units from a file, in any order: a row may name a parent that a later row adds. */
@Service
class UnitImport implements TableImport {

  private final Messages messages;
  private final OrganizationTables tables;
  private final StillWanted client;

  UnitImport(Messages messages, OrganizationTables tables, StillWanted client) {
    this.messages = messages;
    this.tables = tables;
    this.client = client;
  }

  @Override
  public DirectoryColumns columns() {
    return DirectoryColumns.UNITS;
  }

  @Override
  public DirectoryImportResult run(Caller caller, CsvTable table, Organization now) {
    AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
    ImportProtocol protocol = new ImportProtocol(messages);
    Map<String, Unit> wanted = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      client.goOn();
      DirectoryFaults faults = new DirectoryFaults();
      Unit unit = unit(row, now.units(), faults);
      if (wanted.put(unit.code(), unit) != null) {
        faults.add("code", "organization.import.twice", unit.code());
      }
      lines.add(new Line(row.number(), unit, faults));
    }
    ProposedUnitTree tree = new ProposedUnitTree(now.units(), wanted.values());
    if (tree.isTooLarge()) {
      throw ProposedUnitTree.tooMany();
    }
    lines.forEach(line -> check(line, tree, part, protocol));
    if (!protocol.hasFaults()) {
      tree.write(tables);
      client.goOn();
    }
    return protocol.result(table.rows().size());
  }

  private record Line(int row, Unit unit, DirectoryFaults faults) {}

  private static void check(
      Line line, ProposedUnitTree tree, AdminScope part, ImportProtocol protocol) {
    Unit unit = line.unit;
    tree.checkPlace(unit, line.faults);
    if (line.faults.none() && tree.isChanged(unit) && !tree.isUpTo(part, unit)) {
      line.faults.add("code", "organization.not-yours-to-place");
    }
    protocol.faults(line.row, line.faults);
    protocol.count(tree.isNew(unit), tree.isChanged(unit));
  }

  private static Unit unit(Row row, Units units, DirectoryFaults faults) {
    String code = faults.code("code", row.text("code"));
    Unit before = units.find(code).orElse(null);
    return new UnitForm(
            row.text("name"),
            optional(row, "name_en", before == null ? null : before.nameEn()),
            optional(row, "short_name", before == null ? null : before.shortName()),
            DirectoryWords.unit(row.text("parent"), units),
            DirectoryWords.kind(row.text("kind")),
            optional(row, "region", before == null ? null : before.region()),
            before != null && before.retired())
        .create(code, faults);
  }

  /** A column that the file does not have changes nothing. */
  private static @Nullable String optional(Row row, String column, @Nullable String before) {
    return row.cells().containsKey(column) ? row.text(column) : before;
  }
}
