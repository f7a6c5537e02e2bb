package org.bihuan.evidence;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.store.EvidenceStore;
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

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9 ._()-]");

  private Download() {}

  /**
   * Browsers may cache the bytes, which never change, but must revalidate each time, since this
   * person may have lost access.
   */
  static ResponseEntity<Resource> of(Evidence evidence, EvidenceStore store) {
    return ResponseEntity.ok()
        .contentType(type(evidence))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(evidence.name()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(evidence.sha256())
        .body(new Content(evidence, store));
  }

  /**
   * RFC 6266: an ASCII name for old clients, and the real one as RFC 8187 writes it.
   *
   * @param name without control characters
   */
  static String disposition(String name) {
    String ascii = OTHER.matcher(name).replaceAll("_");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name);
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

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf((char) b) >= 0) {
        text.append((char) b);
      } else {
        text.append(String.format("%%%02X", b & 0xFF));
      }
    }
    return text.toString();
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
