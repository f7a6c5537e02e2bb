package org.bihuan.campaign.lookback;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-backs: samples of what was signed off. */
@RestController
@RequestMapping("/api/look-backs")
@Tag(name = "look-backs")
class LookBackController {

  private final LookBacks lookBacks;
  private final FrameDownload download;

  LookBackController(LookBacks lookBacks, FrameDownload download) {
    this.lookBacks = lookBacks;
    this.download = download;
  }

  /**
   * What draws the sample.
   *
   * @param word nobody knew it when the frame was frozen: dice, or the next published root
   */
  @Schema(name = "LookBackWord")
  record Word(@Required @Nullable String word) {}

  /**
   * Why a look-back is given up.
   *
   * @param reason kept with it
   */
  @Schema(name = "LookBackAbandonment")
  record Abandonment(@Required @Nullable String reason) {}

  @GetMapping
  @Operation(summary = "List look-backs, newest first", operationId = "listLookBacks")
  Page<LookBackItem> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return lookBacks.list(caller, null, after, Limits.of(limit));
  }

  @PostMapping
  @Operation(
      summary = "Freeze the frame of a look-back",
      operationId = "freezeLookBack",
      description =
          "Of signed-off issues that the unit and those below it supervise. With dryRun nothing is"
              + " kept: the answer, 200, says what it would show and cost.")
  @ApiResponse(
      responseCode = "201",
      description = "Frozen",
      content = @Content(schema = @Schema(implementation = LookBackView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Dry run",
      content = @Content(schema = @Schema(implementation = LookBackPlan.class)))
  ResponseEntity<?> freeze(
      @AuthenticationPrincipal Caller caller, @RequestBody LookBackRequest request) {
    if (request.isDryRun()) {
      return ResponseEntity.ok(lookBacks.plan(caller, request));
    }
    LookBackView frozen = lookBacks.freeze(caller, request);
    return ResponseEntity.created(URI.create("/api/look-backs/" + frozen.id())).body(frozen);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A look-back and what it has found", operationId = "getLookBack")
  LookBackView get(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return lookBacks.view(caller, id);
  }

  @GetMapping(path = "/{id}/frame", produces = "text/tab-separated-values")
  @Operation(
      summary = "The frozen frame, byte by byte as it was hashed",
      operationId = "getLookBackFrame")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(mediaType = "text/tab-separated-values", schema = @Schema(type = "string")))
  void frame(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
      throws IOException {
    download.send(caller, id, response);
  }

  @PostMapping("/{id}/draw")
  @Operation(
      summary = "Draw the sample of a look-back, once",
      operationId = "drawLookBack",
      description = "Its rechecks are opened in the background.")
  LookBackView draw(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody Word word) {
    return lookBacks.draw(caller, id, word.word());
  }

  @PostMapping("/{id}/abandon")
  @Operation(
      summary = "Give up a look-back that is not drawn; it stays in the list",
      operationId = "abandonLookBack")
  LookBackView abandon(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody Abandonment abandonment) {
    return lookBacks.abandon(caller, id, abandonment.reason());
  }
}
