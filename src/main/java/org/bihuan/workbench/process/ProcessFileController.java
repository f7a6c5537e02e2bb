package org.bihuan.workbench.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bihuan.process.Processes;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Process files, for the diagrams and to save. A version never changes, so browsers may cache it.
 */
@Controller
class ProcessFileController {

  private static final Duration KEPT = Duration.ofDays(365);

  private final Processes processes;

  ProcessFileController(Processes processes) {
    this.processes = processes;
  }

  @GetMapping("/processes/{type}/{version}/file")
  ResponseEntity<String> file(@PathVariable String type, @PathVariable int version) {
    String xml = processes.file(type, version);
    ContentDisposition saved =
        ContentDisposition.attachment().filename(type + ".bpmn20.xml").build();
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
        .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable())
        .body(xml);
  }
}
