package org.bihuan.organization.imports;

import java.util.List;
import java.util.function.Function;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.UnitKind;
import org.bihuan.organization.snapshot.CsvTable;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationChanges;
import org.springframework.stereotype.Service;

/**
 * Imports units and people from workbooks or CSV files, as kept by offices or exported by personnel
 * systems: all rows of a file, or none.
 */
@Service
public class DirectoryImports {

  /** The limit of rows; a province has a few thousand units or people. */
  private static final int MOST_ROWS = 50_000;

  /** The limit of columns; four times as many as are used. */
  private static final int MOST_COLUMNS = 30;

  private static final int MOST_BYTES = 10 << 20;

  private final OrganizationChanges changes;
  private final CurrentOrganization current;
  private final UnitImport units;
  private final PeopleImport people;
  private final Messages messages;
  private final HeavyWork heavy;

  DirectoryImports(
      OrganizationChanges changes,
      CurrentOrganization current,
      UnitImport units,
      PeopleImport people,
      Messages messages,
      HeavyWork heavy) {
    this.changes = changes;
    this.current = current;
    this.units = units;
    this.people = people;
    this.messages = messages;
    this.heavy = heavy;
  }

  /**
   * Imports units.
   *
   * @param dryRun only report what would happen
   * @throws Problem 403 where the caller administers nothing; 422 naming {@code file} where it
   *     cannot be read
   */
  public DirectoryImportResult units(Caller caller, byte[] file, boolean dryRun) {
    return run(units, caller, file, dryRun);
  }

  /** Imports people and their duties; as {@link #units}. */
  public DirectoryImportResult people(Caller caller, byte[] file, boolean dryRun) {
    return run(people, caller, file, dryRun);
  }

  /** The columns of a file of units. */
  public List<String> unitColumns() {
    return units.columns().names();
  }

  /** The kinds that a unit in a file may have. */
  public List<String> unitKinds() {
    return UnitKind.KINDS;
  }

  /** The columns of a file of people. */
  public List<String> peopleColumns() {
    return people.columns().names();
  }

  private DirectoryImportResult run(TableImport kind, Caller caller, byte[] file, boolean dryRun) {
    AdminScope.administeredBy(caller, current.get().units()).required();
    return heavy.run(Kind.READING, caller.username(), () -> carryOut(kind, caller, file, dryRun));
  }

  private DirectoryImportResult carryOut(
      TableImport kind, Caller caller, byte[] file, boolean dryRun) {
    DirectoryFile read = read(kind, file);
    CsvTable table = read.table();
    DirectoryImportResult shape = checkShape(kind, table);
    if (!shape.errors().isEmpty()) {
      return shape.titled(read.titles());
    }
    Function<Organization, DirectoryImportResult> act = now -> kind.run(caller, table, now);
    return (dryRun ? changes.rehearse(act) : changes.make(act)).titled(read.titles());
  }

  private static DirectoryFile read(TableImport kind, byte[] file) {
    DirectoryFile read =
        file.length > MOST_BYTES
            ? null
            : DirectoryFile.read(file, kind.columns(), MOST_ROWS, MOST_COLUMNS);
    if (read == null || read.table().rows().size() > MOST_ROWS) {
      throw refused("organization.import.too-many-rows", MOST_ROWS);
    }
    return read;
  }

  private static Problem refused(String messageKey, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError("file", messageKey, arguments)));
  }

  private DirectoryImportResult checkShape(TableImport kind, CsvTable table) {
    ImportProtocol protocol = new ImportProtocol(messages);
    List<String> columns = kind.columns().names();
    columns.stream()
        .filter(column -> !table.header().contains(column))
        .filter(column -> !kind.columns().optional().contains(column))
        .forEach(column -> protocol.fault(1, column, "organization.import.column-missing"));
    table.header().stream()
        .filter(column -> !columns.contains(column))
        .forEach(column -> protocol.fault(1, column, "organization.import.column-unknown"));
    table.rows().stream()
        .filter(row -> !row.complete())
        .forEach(row -> protocol.fault(row.number(), "", "organization.import.width"));
    return protocol.result(table.rows().size());
  }
}
