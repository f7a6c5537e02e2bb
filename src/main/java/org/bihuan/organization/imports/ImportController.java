package org.bihuan.organization.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.bihuan.organization.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports units and people from workbooks or CSV files. */
@RestController
class ImportController {

  private final DirectoryImports imports;

  ImportController(DirectoryImports imports) {
    this.imports = imports;
  }

  @PostMapping(path = "/api/units/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Tag(name = "units")
  @Operation(
      summary = "Import units from an xlsx or CSV file",
      operationId = "importUnits",
      description =
          "Columns code, name, name_en, short_name, parent, kind, region, or their Chinese headers; UTF-8 or"
              + " GB18030. name_en, short_name and region may be missing.")
  DirectoryImportResult importUnits(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return imports.units(caller, file.getBytes(), dryRun);
  }

  @PostMapping(path = "/api/people/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Tag(name = "people")
  @Operation(
      summary = "Import people and their duties from an xlsx or CSV file",
      operationId = "importPeople",
      description =
          "Columns username, display_name, unit, roles (several separated by `;`), or their"
              + " Chinese headers and role names; UTF-8 or GB18030. A row replaces the person's"
              + " duties in its unit.")
  DirectoryImportResult importPeople(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    return imports.people(caller, file.getBytes(), dryRun);
  }
}
