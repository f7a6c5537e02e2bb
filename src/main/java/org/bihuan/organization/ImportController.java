package org.bihuan.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes units and people as CSV files, the way they come out of a personnel system. */
@RestController
class ImportController {

  /** A province has a few thousand of either. */
  private static final int MOST_ROWS = 50_000;

  private final OrganizationChanges changes;
  private final CurrentOrganization current;
  private final UnitImport units;
  private final PeopleImport people;
  private final Messages messages;

  ImportController(
      OrganizationChanges changes,
      CurrentOrganization current,
      UnitImport units,
      PeopleImport people,
      Messages messages) {
    this.changes = changes;
    this.current = current;
    this.units = units;
    this.people = people;
    this.messages = messages;
  }

  @PostMapping(path = "/api/units/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Tag(name = "units")
  @Operation(
      summary = "Import units from a CSV file",
      operationId = "importUnits",
      description = "Columns code, name, name_en, short_name, parent, kind, region; UTF-8.")
  ImportResult importUnits(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return run(units, caller, file.getBytes(), dryRun);
  }

  @PostMapping(path = "/api/people/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Tag(name = "people")
  @Operation(
      summary = "Import people and their duties from a CSV file",
      operationId = "importPeople",
      description =
          "Columns username, display_name, unit, roles (several separated by `;`); UTF-8. A row"
              + " replaces the person's duties in its unit.")
  ImportResult importPeople(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return run(people, caller, file.getBytes(), dryRun);
  }

  private ImportResult run(TableImport kind, Caller caller, byte[] file, boolean dryRun) {
    Part.administeredBy(caller, current.get().units()).required();
    CsvTable table = read(file);
    ImportResult shape = checkShape(kind, table);
    if (!shape.errors().isEmpty()) {
      return shape;
    }
    Function<Organization, ImportResult> act = now -> kind.run(caller, table, now);
    return dryRun ? changes.rehearse(act) : changes.make(act);
  }

  private static CsvTable read(byte[] file) {
    try {
      CsvTable table = CsvTable.read(file);
      if (table.rows().size() <= MOST_ROWS) {
        return table;
      }
    } catch (CsvTable.Unreadable e) {
      throw refused("organization.import.unreadable");
    }
    throw refused("organization.import.too-many-rows", MOST_ROWS);
  }

  private static Problem refused(String messageKey, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError("file", messageKey, arguments)));
  }

  private ImportResult checkShape(TableImport kind, CsvTable table) {
    ImportProtocol protocol = new ImportProtocol(messages);
    kind.columns().stream()
        .filter(column -> !table.header().contains(column))
        .forEach(column -> protocol.fault(1, column, "organization.import.column-missing"));
    table.header().stream()
        .filter(column -> !kind.columns().contains(column))
        .forEach(column -> protocol.fault(1, column, "organization.import.column-unknown"));
    table.rows().stream()
        .filter(row -> !row.complete())
        .forEach(row -> protocol.fault(row.number(), "", "organization.import.width"));
    return protocol.result(table.rows().size());
  }
}
