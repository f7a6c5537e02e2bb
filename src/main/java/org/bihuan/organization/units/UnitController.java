package org.bihuan.organization.units;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.bihuan.http.Keyset;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of units: read by everybody, changed by administrators. */
@RestController
@RequestMapping("/api/units")
@Tag(name = "units")
class UnitController {

  private final Units units;
  private final UnitAdministration administration;

  UnitController(Units units, UnitAdministration administration) {
    this.units = units;
    this.administration = administration;
  }

  /** A unit to create. */
  record NewUnit(
      @Required @Nullable String code,
      @Required @Nullable String name,
      @Nullable String nameEn,
      @Nullable String shortName,
      @Required @Nullable String parent,
      @Required @Nullable String kind,
      @Nullable String region) {

    private UnitForm form() {
      return new UnitForm(name, nameEn, shortName, parent, kind, region, false);
    }
  }

  @GetMapping
  @Operation(
      summary = "List units, superiors before subordinates",
      operationId = "listUnits",
      description = "Without `limit` and `after` the whole tree, retired units included.")
  Page<Unit> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "false") boolean count) {
    List<Unit> all = units.all();
    Long total = count ? (long) all.size() : null;
    if (limit == null && after == null) {
      return new Page<>(all, null, total);
    }
    int from = after == null ? 0 : behind(all, Keyset.decode(after, 1).get(0));
    int to = Math.min(all.size(), from + Limits.of(limit));
    String next = to < all.size() ? Keyset.encode(all.get(to - 1).code()) : null;
    return new Page<>(all.subList(from, to), next, total);
  }

  private int behind(List<Unit> all, String code) {
    return all.indexOf(units.find(code).orElseThrow(Keyset::refused)) + 1;
  }

  @GetMapping("/{code}")
  @Operation(summary = "Show a unit", operationId = "getUnit")
  Unit show(@PathVariable String code) {
    return units.find(code).orElseThrow(() -> Problem.notFound("unit", code));
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(summary = "Add a unit below one that the caller administers", operationId = "addUnit")
  ResponseEntity<Unit> create(@AuthenticationPrincipal Caller caller, @RequestBody NewUnit unit) {
    String code = unit.code() == null ? "" : unit.code();
    Unit created = administration.create(caller, code, unit.form());
    return ResponseEntity.created(URI.create("/api/units/" + created.code())).body(created);
  }

  @PatchMapping("/{code}")
  @Operation(
      summary = "Change, move, retire or reopen a unit",
      operationId = "changeUnit",
      description =
          "What is absent or null stays as it is; an empty text clears an optional field. Moving,"
              + " retiring and reopening is up to administrators of the unit above.")
  Unit change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestBody UnitForm changes) {
    return administration.change(caller, code, changes);
  }
}
