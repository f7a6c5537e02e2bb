package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.http.Attachment;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The response with which evidence is downloaded. Nothing in the file may run in the browser: it is
 * saved rather than shown, its type is not guessed, and if it were shown, it would be in a sandbox.
 */
final class Download {

  private Download() {}

  /**
   * Browsers may cache the bytes, which never change, but must revalidate each time, since this
   * person may have lost access.
   */
  static ResponseEntity<Resource> of(Evidence evidence, EvidenceStore store) {
    return ResponseEntity.ok()
        .contentType(type(evidence))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            Attachment.named(evidence.name(), "evidence-" + evidence.id()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(evidence.sha256())
        .body(new Content(evidence, store));
  }

  /**
   * A text is sent without a charset rather than with a wrong one: units upload both UTF-8 and
   * GB18030.
   */
  private static MediaType type(Evidence evidence) {
    return EvidenceType.ofMediaType(evidence.mediaType()).isPresent()
        ? MediaType.parseMediaType(evidence.mediaType())
        : MediaType.APPLICATION_OCTET_STREAM;
  }

  /** The stored bytes, opened only when they are sent. */
  private static final class Content extends AbstractResource {

    private final Evidence evidence;
    private final EvidenceStore store;

    Content(Evidence evidence, EvidenceStore store) {
      this.evidence = evidence;
      this.store = store;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return store.open(evidence.sha256());
    }

    @Override
    public long contentLength() {
      return evidence.size();
    }

    @Override
    public String getDescription() {
      return "evidence " + evidence.id();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && content.evidence.equals(evidence);
    }

    @Override
    public int hashCode() {
      return evidence.hashCode();
    }
  }
}
