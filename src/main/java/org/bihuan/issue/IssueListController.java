package org.bihuan.issue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.http.Keyset;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Streamed;
import org.bihuan.http.openapi.Required;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists of issues, their trails and comments. */
@RestController
@RequestMapping("/api/issues")
@Tag(name = "issues")
class IssueListController {

  private final Issues issues;
  private final JdbcTrail trail;
  private final Comments comments;
  private final Clock clock;

  IssueListController(Issues issues, JdbcTrail trail, Comments comments, Clock clock) {
    this.issues = issues;
    this.trail = trail;
    this.comments = comments;
    this.clock = clock;
  }

  /** An issue in a list, with the keys of its current steps. */
  record ListedIssue(
      @com.fasterxml.jackson.annotation.JsonUnwrapped IssueItem issue, List<String> steps) {}

  /**
   * Entries of a trail, in order.
   *
   * @param next what to pass as {@code after} for the entries after these; null at the end
   */
  record TrailView(List<TrailEntry> items, @Nullable String next) {}

  /** The comment to add. */
  record NewComment(@Required @Nullable String text) {}

  @GetMapping
  @Operation(summary = "List issues", operationId = "listIssues")
  Page<ListedIssue> list(
      @AuthenticationPrincipal Caller caller,
      @ParameterObject @ModelAttribute IssueFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(defaultValue = "false") boolean count) {
    return listed(
        caller, issues.list(caller, filter, after, Limits.of(limit), count), issues.moment(filter));
  }

  @GetMapping("/{number}/children")
  @Operation(summary = "The issues opened under an issue", operationId = "listChildren")
  Page<ListedIssue> children(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    issues.visible(caller, number);
    return listed(
        caller, issues.children(caller, number, after, Limits.of(limit)), clock.instant());
  }

  private Page<ListedIssue> listed(Caller caller, Page<Issue> page, Instant now) {
    Set<String> seen =
        issues.readable(
            caller,
            page.items().stream()
                .map(Issue::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    List<ListedIssue> items =
        page.items().stream()
            .map(issue -> new ListedIssue(IssueItem.of(issue, now, seen), issue.steps()))
            .toList();
    return new Page<>(items, page.next(), page.total(), page.totalIsMinimum());
  }

  @GetMapping("/{number}/trail")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(schema = @Schema(implementation = TrailView.class)))
  @Operation(summary = "The trail of an issue", operationId = "getTrail")
  Streamed<TrailEntry> trail(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    issues.visible(caller, number);
    int seq = after == null ? 0 : seq(after);
    return Streamed.of(
        (last, most) ->
            trail.seenBy(caller, trail.after(number, last == null ? seq : last.seq(), most)),
        limit,
        entry -> Keyset.encode(Integer.toString(entry.seq())));
  }

  private static int seq(String after) {
    try {
      return Integer.parseInt(Keyset.decode(after, 1).get(0));
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }

  @GetMapping("/{number}/comments")
  @Operation(summary = "Comments on an issue, oldest first", operationId = "listComments")
  Streamed<Comments.Comment> comments(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    issues.visible(caller, number);
    Comments.Place place = after == null ? Comments.Place.FIRST : Comments.Place.of(after);
    return Streamed.of(
        (last, most) ->
            comments.after(number, last == null ? place : Comments.Place.of(last), most),
        limit,
        comment -> Comments.Place.of(comment).text());
  }

  @PostMapping("/{number}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Comment on an issue", operationId = "addComment")
  Comments.Comment comment(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestBody NewComment comment) {
    return comments.add(caller, number, comment.text());
  }
}
