package org.bihuan.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bihuan.Api;
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

  /** Whether this machine has Python. */
  static boolean isPythonThere() {
    try {
      Process python = new ProcessBuilder("python3", "--version").start();
      return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the script of the documentation says of it. */
  String byScript(String root, String fingerprint) throws Exception {
    Path file = Files.createTempFile("bundle", ".zip");
    try {
      Files.write(file, zip);
      ProcessBuilder python =
          new ProcessBuilder(
              List.of("python3", "docs/verify-bundle.py", file.toString(), root, fingerprint));
      python.environment().put("PYTHONIOENCODING", "utf-8");
      Process run = python.redirectErrorStream(true).start();
      String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return said.strip();
    } finally {
      Files.delete(file);
    }
  }
}
