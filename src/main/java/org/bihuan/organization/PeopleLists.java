package org.bihuan.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.http.Keyset;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is who, for administrators, leaders and inspectors of the part in question. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "people")
class PeopleLists {

  private final CurrentOrganization current;

  PeopleLists(CurrentOrganization current) {
    this.current = current;
  }

  @GetMapping
  @Operation(
      summary = "List people by username",
      operationId = "listPeople",
      description = "`unit`: those with a duty in this unit or below it.")
  Page<Person> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "false") boolean count) {
    Organization now = current.get();
    Part part = part(caller, unit, now.units());
    int most = Limits.of(limit);
    List<Person> found =
        within(part, now, after == null ? "" : Keyset.decode(after, 1).get(0), most + 1);
    boolean more = found.size() > most;
    return new Page<>(
        more ? found.subList(0, most) : found,
        more ? Keyset.encode(found.get(most - 1).username()) : null,
        count ? (long) within(part, now, "", Integer.MAX_VALUE).size() : null);
  }

  private static List<Person> within(Part part, Organization now, String after, int most) {
    return now.people().after(after).stream()
        .filter(person -> part.touches(person, now.units()))
        .limit(most)
        .toList();
  }

  private static Part part(Caller caller, @Nullable String unit, Units units) {
    Part known = Part.knownTo(caller, units).required();
    if (unit == null) {
      return known;
    }
    Unit top = units.find(unit).orElseThrow(() -> Problem.notFound("unit", unit));
    known.require(top.code());
    return new Part(units.within(top.code()));
  }

  @GetMapping("/{username}")
  @Operation(
      summary = "Show somebody",
      operationId = "getPerson",
      description = "Everybody may see themselves.")
  Person show(@AuthenticationPrincipal Caller caller, @PathVariable String username) {
    Organization now = current.get();
    Part part = Part.knownTo(caller, now.units());
    return now.people()
        .find(username)
        .filter(person -> username.equals(caller.username()) || part.touches(person, now.units()))
        .orElseThrow(() -> Problem.notFound("person", username));
  }
}
