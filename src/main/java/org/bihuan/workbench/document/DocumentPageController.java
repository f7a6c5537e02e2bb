package org.bihuan.workbench.document;

import org.bihuan.document.DocumentDownloads;
import org.bihuan.organization.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Documents saved from the page of their issue. */
@Controller
class DocumentPageController {

  private final DocumentDownloads downloads;

  DocumentPageController(DocumentDownloads downloads) {
    this.downloads = downloads;
  }

  @GetMapping("/documents/{id}")
  ResponseEntity<byte[]> save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "docx") String as) {
    return downloads.of(caller, id, as);
  }
}
