package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Migrates open issues to another version of their process. */
@RestController
@RequestMapping("/api/processes")
@Tag(name = "processes")
class MigrationController {

  private final Migrations migrations;

  MigrationController(Migrations migrations) {
    this.migrations = migrations;
  }

  /**
   * Which issues to migrate.
   *
   * @param from only issues of this version; null: of every other
   * @param to default: the newest
   * @param dryRun default true: only report what would happen
   */
  record Migrate(@Nullable Integer from, @Nullable Integer to, @Nullable Boolean dryRun) {}

  @PostMapping("/{type}/migration")
  @Operation(
      summary = "Migrate running issues to another version of their process",
      operationId = "migrateProcess")
  Migrations.Result migrate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @RequestBody Migrate request) {
    boolean dryRun = request.dryRun() == null || request.dryRun();
    return migrations.run(caller, type, request.from(), request.to(), dryRun);
  }
}
