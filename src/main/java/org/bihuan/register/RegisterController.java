package org.bihuan.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Limits;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Registers and their entries. */
@RestController
@RequestMapping("/api/registers")
@Tag(name = "registers")
class RegisterController {

  private final Registers registers;
  private final Entries entries;
  private final RegisterRights rights;
  private final EntryImport imports;
  private final Messages messages;

  RegisterController(
      Registers registers,
      Entries entries,
      RegisterRights rights,
      EntryImport imports,
      Messages messages) {
    this.imports = imports;
    this.registers = registers;
    this.entries = entries;
    this.rights = rights;
    this.messages = messages;
  }

  /**
   * A register.
   *
   * @param version of its file
   * @param columns what each entry holds, like the fields of a form
   * @param mayEdit whether the caller may change its entries
   */
  @Schema(name = "Register")
  record RegisterView(
      String key,
      String name,
      int version,
      String keyColumn,
      String titleColumn,
      List<FieldView> columns,
      boolean mayEdit) {}

  /**
   * One version of an entry.
   *
   * @param key its value in the key column
   * @param title its value in the title column
   * @param from the first day it holds; absent: it always did
   * @param to the last day; absent: it has none
   */
  @Schema(name = "RegisterEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      String key,
      int version,
      String title,
      Map<String, Object> fields,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant changedAt,
      String changedBy) {

    static EntryView of(Entry entry) {
      return new EntryView(
          entry.key(),
          entry.version(),
          entry.title(),
          entry.fields(),
          entry.from(),
          entry.to(),
          entry.changedAt(),
          entry.changedBy());
    }
  }

  /**
   * What an entry is to hold.
   *
   * @param version the one that is changed; absent: whichever is the newest
   */
  @Schema(name = "RegisterEntryForm")
  record EntryForm(
      @Required @Nullable Map<String, @Nullable Object> fields,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer version) {

    @SuppressWarnings("NullAway") // an empty value counts as absent
    Draft draft() {
      return new Draft(fields == null ? null : new java.util.HashMap<>(fields), from, to);
    }
  }

  @GetMapping
  @Operation(summary = "List registers", operationId = "listRegisters")
  Page<RegisterView> list(@AuthenticationPrincipal Caller caller) {
    return new Page<>(
        registers.all().stream()
            .filter(one -> rights.mayRead(caller, one.register()))
            .map(one -> view(caller, one))
            .toList(),
        null,
        null);
  }

  private RegisterView view(Caller caller, Registers.Deployed deployed) {
    Register register = deployed.register();
    return new RegisterView(
        register.key(),
        register.names().in(messages.locale()),
        deployed.version(),
        register.keyColumn(),
        register.titleColumn(),
        FormView.of(register.columns(), messages.locale()).fields(),
        rights.mayEdit(caller, register));
  }

  @GetMapping("/{key}/entries")
  @Operation(
      summary = "List the entries of a register",
      operationId = "listRegisterEntries",
      description =
          "`q`: those that hold all these words. `validOn`: those that hold on this day, in the"
              + " version that holds then; without it the newest version of each.")
  Page<EntryView> entries(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable LocalDate validOn,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "false") boolean count) {
    return views(
        entries.list(caller, key, new Entries.Sought(q, validOn), after, Limits.of(limit), count));
  }

  private static Page<EntryView> views(Page<Entry> page) {
    return new Page<>(page.items().stream().map(EntryView::of).toList(), page.next(), page.total());
  }

  @PostMapping("/{key}/entries")
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(summary = "Add an entry", operationId = "addRegisterEntry")
  ResponseEntity<EntryView> add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestBody EntryForm form) {
    Entry added = entries.add(caller, key, form.draft());
    return ResponseEntity.created(
            UriComponentsBuilder.fromPath("/api/registers/{key}/entries/{entry}")
                .build(key, added.key()))
        .body(EntryView.of(added));
  }

  @GetMapping("/{key}/entries/{entry}")
  @Operation(summary = "Show an entry as it is now", operationId = "getRegisterEntry")
  EntryView show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @PathVariable String entry) {
    return EntryView.of(entries.newest(caller, key, entry));
  }

  @PutMapping("/{key}/entries/{entry}")
  @Operation(
      summary = "Change an entry, or end it by a last day",
      operationId = "changeRegisterEntry")
  EntryView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @PathVariable String entry,
      @RequestBody EntryForm form) {
    return EntryView.of(entries.change(caller, key, entry, form.draft(), form.version()));
  }

  @GetMapping("/{key}/entries/{entry}/history")
  @Operation(
      summary = "The versions of an entry, newest first",
      operationId = "listRegisterEntryVersions")
  Page<EntryView> history(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @PathVariable String entry,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return views(entries.history(caller, key, entry, after, Limits.of(limit)));
  }

  @PostMapping(path = "/{key}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Import entries (xlsx or CSV)",
      operationId = "importRegisterEntries",
      description =
          "A dry run unless dryRun=false, telling what the same request would do. Headers are ids or"
              + " names of columns, and from and to; rows with the key of an entry change it. A row"
              + " with a fault keeps the whole file out.")
  EntryImportResult importEntries(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam("file") MultipartFile file,
      @RequestParam(defaultValue = "true") boolean dryRun)
      throws IOException {
    return imports.run(caller, key, file.getBytes(), dryRun);
  }
}
