package org.bihuan.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.bihuan.http.Keyset;
import org.bihuan.http.Limits;
import org.bihuan.http.Messages;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Verifies the records of all issues against their trails. Administrators of the root unit only.
 */
@RestController
@Tag(name = "operations")
class IntegrityController {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final RootAdministrators administrators;
  private final Integrity integrity;
  private final CheckTurns turns;
  private final Messages messages;

  IntegrityController(
      RootAdministrators administrators, Integrity integrity, CheckTurns turns, Messages messages) {
    this.administrators = administrators;
    this.integrity = integrity;
    this.turns = turns;
    this.messages = messages;
  }

  /**
   * The result.
   *
   * @param checked how many issues were verified
   * @param next where to continue; null at the end
   */
  record IntegrityView(
      boolean intact, int checked, List<BrokenIssue> items, @Nullable String next) {}

  /**
   * An issue with its first difference.
   *
   * @param issue left out for a process or decision file: {@code where} is its name and version
   * @param message the same in the caller's language
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BrokenIssue(
      @Nullable String issue,
      String what,
      String where,
      String fault,
      @Nullable Integer seq,
      String message) {}

  @GetMapping("/api/operations/integrity")
  @Operation(
      summary = "Compare the records of issues with their trails",
      description =
          "Goes through issues by number, for five seconds at most; next tells where to go on."
              + " Begins with the files that processes and decisions were deployed from."
              + " With bytes=true stored files are read as well.",
      operationId = "checkIntegrity")
  IntegrityView check(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @Parameter(description = "Whether stored files are read as well")
          @RequestParam(defaultValue = "false")
          boolean bytes) {
    administrators.require(caller);
    String behind = after == null ? "" : Keyset.decode(after, 1).get(0);
    int most = Limits.of(limit);
    return turns.take(() -> view(integrity.walk(behind, most, bytes, LONGEST)));
  }

  @GetMapping("/api/operations/figures")
  @Operation(
      summary = "Compare what figures count with the trails",
      description =
          "Works out from the trails alone how issues stood when, and compares that with what"
              + " statistics of now and as of any moment count. Goes through issues by number, for"
              + " five seconds at most; next tells where to go on. The same is done in the"
              + " background with all other records.",
      operationId = "checkFigures")
  IntegrityView figures(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    administrators.require(caller);
    String behind = after == null ? "" : Keyset.decode(after, 1).get(0);
    int most = Limits.of(limit);
    return turns.take(() -> view(integrity.figures(behind, most, LONGEST)));
  }

  private IntegrityView view(Integrity.Walk walk) {
    String last = walk.last();
    return new IntegrityView(
        walk.broken().isEmpty(),
        walk.checked(),
        walk.broken().stream().map(this::told).toList(),
        last == null ? null : Keyset.encode(last));
  }

  private BrokenIssue told(Integrity.Broken broken) {
    var first = broken.first();
    return new BrokenIssue(
        broken.issue(),
        first.what(),
        first.where(),
        first.fault().code(),
        first.seq(),
        messages.text(
            "issue.differs." + first.fault().code(),
            messages.text("issue.record." + first.what()),
            first.where()));
  }
}
