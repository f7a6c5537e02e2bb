package org.bihuan.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.organization.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bundles over HTTP. */
@RestController
@Tag(name = "proof")
class BundleController {

  private final Bundles bundles;

  BundleController(Bundles bundles) {
    this.bundles = bundles;
  }

  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @Operation(
      summary = "An issue with its trail, its files and the proof of both, to verify offline (zip)",
      operationId = "getBundle")
  @GetMapping("/api/issues/{number}/bundle")
  void bundle(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @Parameter(description = "Whether restricted values that the caller sees are in it")
          @RequestParam(defaultValue = "false")
          boolean restricted,
      HttpServletResponse response)
      throws IOException {
    bundles.send(caller, number, restricted, response);
  }
}
