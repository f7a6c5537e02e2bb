package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.bihuan.evidence.inspection.PhotoDetails;
import org.bihuan.http.Page;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.http.idempotency.KeyedOperations;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence over HTTP. There is no deletion: uploaded evidence stays, even where it is void. */
@RestController
@Tag(name = "evidence")
class EvidenceController {

  private final Uploads uploads;
  private final Evidences evidences;
  private final Citations citations;
  private final Issues issues;
  private final Downloads downloads;
  private final Thumbnails thumbnails;
  private final Voiding voiding;
  private final KeyedOperations keyed;

  EvidenceController(
      Uploads uploads,
      Evidences evidences,
      Citations citations,
      Issues issues,
      Downloads downloads,
      Thumbnails thumbnails,
      Voiding voiding,
      KeyedOperations keyed) {
    this.uploads = uploads;
    this.evidences = evidences;
    this.citations = citations;
    this.issues = issues;
    this.downloads = downloads;
    this.thumbnails = thumbnails;
    this.voiding = voiding;
    this.keyed = keyed;
  }

  /** The evidence that an upload became. */
  @Schema(name = "NewEvidence")
  record Taken(String id, String name, String mediaType, long size, String sha256) {}

  /** Evidence as lists show it. */
  @Schema(name = "Evidence")
  record Listed(
      String id,
      String name,
      String mediaType,
      long size,
      String sha256,
      @Nullable String caption,
      String uploader,
      Instant uploadedAt,
      @Nullable Instant takenAt,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Integer width,
      @Nullable Integer height,
      List<Citation> citations,
      @Nullable Instant voidedAt,
      @Nullable String voidReason) {}

  /** Why evidence is void. */
  @Schema(name = "VoidReason")
  record Reason(@Nullable String reason) {}

  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(summary = "Hand in a file or photo to an open issue", operationId = "addEvidence")
  @AnswerKept(When.BY_THE_ENDPOINT)
  @PostMapping(
      path = "/api/issues/{number}/evidence",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Taken> take(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestPart("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String caption)
      throws IOException {
    Evidence stored =
        uploads.store(caller, number, file.getInputStream(), file.getOriginalFilename(), caption);
    return uploads.orDiscard(
        stored, () -> keyed.once(Taken.class, () -> created(uploads.record(stored))));
  }

  private static ResponseEntity<Taken> created(Evidence taken) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create("/api/evidence/" + taken.id()))
        .body(new Taken(taken.id(), taken.name(), taken.mediaType(), taken.size(), taken.sha256()));
  }

  @Operation(
      summary = "List an issue's evidence, all of it, in the order it came",
      operationId = "listEvidence")
  @GetMapping("/api/issues/{number}/evidence")
  Page<Listed> list(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    issues.visible(caller, number);
    var cited = citations.of(number);
    List<Listed> items =
        evidences.of(number).stream()
            .map(evidence -> listed(evidence, cited.getOrDefault(evidence.id(), List.of())))
            .toList();
    return new Page<>(items, null, null);
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Operation(summary = "Download a file or photo", operationId = "downloadEvidence")
  @GetMapping("/api/evidence/{id}")
  ResponseEntity<Resource> download(
      @AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return downloads.of(caller, id);
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.IMAGE_JPEG_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Operation(
      summary = "A small copy of a JPEG or PNG picture, as a JPEG",
      operationId = "evidenceThumbnail")
  @GetMapping("/api/evidence/{id}/thumbnail")
  ResponseEntity<byte[]> thumbnail(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "320") int size) {
    return thumbnails.of(caller, id, size);
  }

  @Operation(
      summary = "Declare void what one has handed in by mistake; it stays, marked as void",
      operationId = "voidEvidence")
  @PostMapping("/api/evidence/{id}/void")
  Listed makeVoid(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody Reason reason) {
    Evidence evidence = voiding.makeVoid(caller, id, reason.reason());
    return listed(evidence, citations.of(evidence.issue()).getOrDefault(id, List.of()));
  }

  private static Listed listed(Evidence evidence, List<Citation> citations) {
    PhotoDetails photo = evidence.photo();
    return new Listed(
        evidence.id(),
        evidence.name(),
        evidence.mediaType(),
        evidence.size(),
        evidence.sha256(),
        evidence.caption(),
        evidence.uploadedBy(),
        evidence.uploadedAt(),
        photo.takenAt(),
        photo.latitude(),
        photo.longitude(),
        photo.width(),
        photo.height(),
        citations,
        evidence.voided() == null ? null : evidence.voided().at(),
        evidence.voided() == null ? null : evidence.voided().reason());
  }
}
