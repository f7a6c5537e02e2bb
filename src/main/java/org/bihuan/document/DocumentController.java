package org.bihuan.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Page;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents of issues over HTTP. */
@RestController
@Tag(name = "documents")
class DocumentController {

  private final Documents documents;
  private final DocumentDownloads downloads;
  private final Issues issues;

  DocumentController(Documents documents, DocumentDownloads downloads, Issues issues) {
    this.documents = documents;
    this.downloads = downloads;
    this.issues = issues;
  }

  /**
   * A document as lists show it.
   *
   * @param edition 1 for the first of this name
   * @param number null where it has none
   * @param formats what {@code as} takes: {@code docx}, and {@code pdf} where there is one
   */
  @Schema(name = "Document")
  record Listed(
      String id,
      String name,
      int edition,
      @Nullable String number,
      String sha256,
      long size,
      Instant madeAt,
      List<String> formats) {}

  @Operation(
      summary = "List an issue's documents, all editions, in the order they were made",
      operationId = "listDocuments")
  @GetMapping("/api/issues/{number}/documents")
  Page<Listed> list(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    issues.visible(caller, number);
    return new Page<>(
        documents.of(number).stream().map(DocumentController::listed).toList(), null, null);
  }

  private static Listed listed(StoredDocument document) {
    List<String> formats = new ArrayList<>(List.of("docx"));
    if (document.pdf() != null) {
      formats.add("pdf");
    }
    return new Listed(
        document.id(),
        document.name(),
        document.edition(),
        document.number(),
        document.sha256(),
        document.size(),
        document.madeAt(),
        formats);
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Operation(
      summary = "Download a document as Word file or, where there is one, as PDF",
      operationId = "downloadDocument")
  @GetMapping("/api/documents/{id}")
  ResponseEntity<byte[]> download(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "docx") String as) {
    return downloads.of(caller, id, as);
  }
}
