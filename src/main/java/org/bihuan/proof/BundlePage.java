package org.bihuan.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The page that verifies a bundle: one file, with its scripts and what the bundle says inlined. */
@Component
class BundlePage {

  private static final String CONTENT = "<!--bundle-->";

  /** Where each script goes, and where it comes from. */
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "/*signatures*/", "static/vendor/nacl-fast.min.js",
          "/*hashes*/", "static/vendor/sha256.min.js",
          "/*verify*/", "proof/verify.js");

  private final byte[] before;
  private final byte[] after;

  BundlePage() throws IOException {
    String page = text("proof/verify.html");
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
      page = page.replace(script.getKey(), text(script.getValue()));
    }
    int at = page.indexOf(CONTENT);
    parts.add(page.substring(0, at));
    parts.add(page.substring(at + CONTENT.length()));
    before = parts.get(0).getBytes(StandardCharsets.UTF_8);
    after = parts.get(1).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = new ClassPathResource(resource).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes the page.
   *
   * @param content a file with JSON in which no element begins
   */
  void write(Path content, OutputStream out) throws IOException {
    out.write(before);
    Files.copy(content, out);
    out.write(after);
  }
}
