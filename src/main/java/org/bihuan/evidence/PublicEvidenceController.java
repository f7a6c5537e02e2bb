package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that members of the public add to what they reported. They are not given back. */
@RestController
@Tag(name = "public")
class PublicEvidenceController {

  private final PublicUploads uploads;

  PublicEvidenceController(PublicUploads uploads) {
    this.uploads = uploads;
  }

  /** What was taken. */
  record Added(String name, long size, String sha256) {}

  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @SecurityRequirements
  @AnswerKept(When.NEVER)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a photo or file to a report", operationId = "addPublicEvidence")
  @PostMapping(
      path = "/api/public/receipts/{receipt}/evidence",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Added add(@PathVariable String receipt, @RequestPart("file") MultipartFile file)
      throws IOException {
    Evidence taken = uploads.take(receipt, file.getInputStream(), file.getOriginalFilename());
    return new Added(taken.name(), taken.size(), taken.sha256());
  }
}
