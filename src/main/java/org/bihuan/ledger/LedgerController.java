package org.bihuan.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.issue.IssueFilter;
import org.bihuan.ledger.writing.LedgerDownload;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "ledgers")
@RequestMapping("/api/ledgers")
class LedgerController {

  private final LedgerImport imports;
  private final LedgerDownload download;
  private final HeavyWork heavy;

  LedgerController(LedgerImport imports, LedgerDownload download, HeavyWork heavy) {
    this.imports = imports;
    this.download = download;
    this.heavy = heavy;
  }

  @Operation(
      summary = "Import a ledger (xlsx or CSV)",
      operationId = "importLedger",
      description =
          "A dry run unless dryRun=false, telling what the same request would do. Rows with faults"
              + " keep the whole ledger out unless goodRowsOnly=true. sheet names the sheet to"
              + " read, or * for all; columns is a JSON object giving the field a header means;"
              + " hidden=skip leaves out rows the spreadsheet does not show; apply=differences"
              + " changes existing issues to what their rows say; separate lists rows (or"
              + " sheet!row), by commas, that are issues of their own although they resemble"
              + " existing ones.")
  @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  LedgerImportResult importLedger(
      @AuthenticationPrincipal Caller caller,
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "dryRun", defaultValue = "true") boolean dryRun,
      @RequestParam(name = "goodRowsOnly", defaultValue = "false") boolean goodRowsOnly,
      @RequestParam(name = "type", defaultValue = "rectification") String type,
      @RequestParam(name = "campaign", required = false) @Nullable String campaign,
      @RequestParam(name = "sheet", required = false) @Nullable String sheet,
      @RequestParam(name = "columns", required = false) @Nullable String columns,
      @RequestParam(name = "hidden", required = false) @Nullable String hidden,
      @RequestParam(name = "apply", required = false) @Nullable String apply,
      @RequestParam(name = "separate", required = false) @Nullable String separate,
      Locale locale)
      throws IOException {
    LedgerChoices choices = GivenChoices.of(sheet, columns, hidden, apply, separate);
    Path copy = Files.createTempFile("ledger", null);
    try {
      file.transferTo(copy);
      var options = new LedgerImport.Options(dryRun, goodRowsOnly, type, campaign, choices);
      return heavy.run(
          Kind.READING, caller.username(), () -> imports.run(caller, copy, options, locale));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = LedgerDownload.XLSX,
              schema = @Schema(type = "string", format = "binary")))
  @Operation(
      summary = "Export the issues that pass the filters as a ledger (xlsx)",
      operationId = "exportLedger")
  @GetMapping("/export")
  void exportLedger(
      @AuthenticationPrincipal Caller caller,
      @ParameterObject @ModelAttribute IssueFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    download.send(caller, filter, locale, response);
  }
}
