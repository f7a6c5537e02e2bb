package org.bihuan.organization.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists people for administrators, leaders and inspectors, within their scope. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "people")
class PeopleQueryController {

  private final CurrentOrganization current;
  private final PeopleQuery people;

  PeopleQueryController(CurrentOrganization current, PeopleQuery people) {
    this.current = current;
    this.people = people;
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
    return people.known(caller, new PeopleQuery.Wanted(unit, ""), after, Limits.of(limit), count);
  }

  @GetMapping("/{username}")
  @Operation(
      summary = "Show somebody",
      operationId = "getPerson",
      description = "Everybody may see themselves.")
  Person show(@AuthenticationPrincipal Caller caller, @PathVariable String username) {
    Organization now = current.get();
    AdminScope part = AdminScope.knownTo(caller, now.units());
    return now.people()
        .find(username)
        .filter(person -> username.equals(caller.username()) || part.touches(person, now.units()))
        .orElseThrow(() -> Problem.notFound("person", username));
  }
}
