package org.bihuan.organization.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.bihuan.http.Problem;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People and their duties, changed by administrators. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "people")
class PeopleController {

  private final PeopleAdministration administration;

  PeopleController(PeopleAdministration administration) {
    this.administration = administration;
  }

  /** A person to create. */
  record NewPerson(
      @Required @Nullable String username,
      @Required @Nullable String displayName,
      @Required @Nullable List<@Nullable DutyForm> duties) {

    private List<DutyForm> forms() {
      return duties == null ? List.of() : duties.stream().map(NewPerson::orBlank).toList();
    }

    private static DutyForm orBlank(@Nullable DutyForm duty) {
      return Objects.requireNonNullElseGet(duty, () -> new DutyForm(null, null));
    }
  }

  /** The changes of a person; what is absent or null stays as it is. */
  record PersonForm(@Nullable String displayName, @Nullable Boolean retired) {}

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(summary = "Add somebody with one or more duties", operationId = "addPerson")
  ResponseEntity<Person> create(
      @AuthenticationPrincipal Caller caller, @RequestBody NewPerson person) {
    Person created =
        administration.create(caller, person.username(), person.displayName(), person.forms());
    return ResponseEntity.created(URI.create("/api/people/" + created.username())).body(created);
  }

  @PatchMapping("/{username}")
  @Operation(summary = "Rename, retire or bring back somebody", operationId = "changePerson")
  Person change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestBody PersonForm changes) {
    return administration.change(caller, username, changes.displayName(), changes.retired());
  }

  @PostMapping("/{username}/duties")
  @Operation(summary = "Give somebody a further duty", operationId = "addDuty")
  Person assign(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestBody DutyForm duty) {
    return administration.assign(caller, username, duty);
  }

  @DeleteMapping("/{username}/duties")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a duty away", operationId = "removeDuty")
  void withdraw(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String username,
      @RequestParam String unit,
      @RequestParam String role) {
    Role known = Role.of(role).orElseThrow(() -> Problem.malformed("role", "organization.role"));
    administration.withdraw(caller, username, new Duty(unit, known));
  }
}
