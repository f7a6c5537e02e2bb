package org.bihuan.document;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * LibreOffice, where it is found: makes PDFs of Word files. One process at a time, each in a folder
 * and with a profile of its own that are removed afterwards, and ended with all that it has started
 * when it takes too long. It gets no links to follow and runs no macros.
 */
@Component
class Office {

  private static final Logger LOG = LoggerFactory.getLogger(Office.class);

  private static final int MAX_BYTES = 20 << 20;
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /** Nothing is loaded from elsewhere, and no macro is run. */
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
          <prop oor:name="MacroSecurityLevel"><value>3</value></prop>
          <prop oor:name="DisableMacrosExecution"><value>true</value></prop>
          <prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
        </item>
      </oor:items>
      """;

  private final @Nullable Path command;
  private final Duration time;

  /**
   * @param command empty: found on the path; {@code none}: not to be used
   */
  @Autowired
  Office(
      @Value("${bihuan.documents.office:}") String command,
      @Value("${bihuan.documents.time:60s}") Duration time) {
    this(command.isBlank() ? onPath() : command.equals("none") ? null : Path.of(command), time);
  }

  Office(@Nullable Path command, Duration time) {
    this.command = command;
    this.time = time;
    if (command == null) {
      LOG.info("LibreOffice is not found: documents are offered as Word files only");
    }
  }

  private static @Nullable Path onPath() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "soffice"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  boolean isThere() {
    return command != null;
  }

  /** The PDF of a Word file; empty where it could not be made. */
  synchronized Optional<byte[]> pdf(byte[] word) {
    if (command == null) {
      return Optional.empty();
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("document");
      return made(command, folder, word);
    } catch (IOException e) {
      LOG.warn("LibreOffice cannot be run", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      remove(folder);
    }
  }

  private Optional<byte[]> made(Path office, Path folder, byte[] word)
      throws IOException, InterruptedException {
    Path profile = folder.resolve("profile");
    Path settings = profile.resolve("user").resolve("registrymodifications.xcu");
    Files.createDirectories(profile.resolve("user"));
    Files.writeString(settings, SETTINGS);
    Path file = Files.write(folder.resolve("document.docx"), word);
    ProcessBuilder builder =
        new ProcessBuilder(
            office.toString(),
            "-env:UserInstallation=" + profile.toUri(),
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "pdf",
            "--outdir",
            folder.toString(),
            file.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "LANG", "SYSTEMROOT"));
    environment.put("HOME", folder.toString());
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("LibreOffice took longer than {} and was ended", time);
        return Optional.empty();
      }
    } finally {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
    return read(folder.resolve("document.pdf"));
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      boolean pdf =
          content.length <= MAX_BYTES
              && content.length >= PDF.length
              && java.util.Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
      return pdf ? Optional.of(content) : Optional.empty();
    }
  }

  private static void remove(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> within = Files.walk(folder)) {
      for (Path path : within.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("cannot remove {}", folder, e);
    }
  }
}
