package org.bihuan.workbench.issue;

import org.bihuan.evidence.Downloads;
import org.bihuan.organization.Caller;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves evidence to the pages: to show and to save. */
@Controller
class EvidencePageController {

  private final Downloads downloads;

  EvidencePageController(Downloads downloads) {
    this.downloads = downloads;
  }

  @GetMapping("/evidence/{id}")
  ResponseEntity<Resource> show(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return downloads.of(caller, id);
  }
}
