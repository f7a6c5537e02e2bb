package org.bihuan.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bihuan.Api;
import org.bihuan.Python;
import org.bihuan.workflow.Loop;

/** A bundle that somebody has saved. */
final class Opened {

  private final byte[] zip;
  private final Map<String, byte[]> files;

  private Opened(byte[] zip, Map<String, byte[]> files) {
    this.zip = zip;
    this.files = files;
  }

  Map<String, byte[]> files() {
    return files;
  }

  static Opened of(Loop loop, String account, String issue) {
    return of(loop.as(account).get("/api/issues/" + issue + "/bundle").expect(200).raw().body());
  }

  static Opened of(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Opened(zip, files);
  }

  String text() {
    return new String(files.get("bundle.json"), StandardCharsets.UTF_8);
  }

  JsonNode content() {
    try {
      return Api.JSON.readTree(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks it. */
  void into(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** What the script of the documentation says of it. */
  String byScript(String root, String fingerprint) throws Exception {
    Path file = Files.createTempFile("bundle", ".zip");
    try {
      Files.write(file, zip);
      return Python.run("docs/verify-bundle.py", file.toString(), root, fingerprint);
    } finally {
      Files.delete(file);
    }
  }
}
