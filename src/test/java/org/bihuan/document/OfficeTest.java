package org.bihuan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDFs by LibreOffice: here by a script in its place. */
class OfficeTest {

  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir Path folder;

  private Path office(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("soffice"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  /** A script that makes a PDF of what it is told. */
  static String pdfOf(String told) {
    return """
        while [ $# -gt 1 ]; do
          case $1 in --outdir) out=$2;; -env:UserInstallation=file://*) profile=${1#-env:UserInstallation=file://};; esac
          shift
        done
        printf '%%PDF-1.4 %s' "TOLD" > "$out/document.pdf"
        """
        .replace("TOLD", told);
  }

  @Test
  void makesAPdfWithAProfileOfItsOwnThatLoadsNothing() throws IOException {
    Path office =
        office(pdfOf("$(cat $1) $(grep -c Link $profile/user/registrymodifications.xcu) $HOME"));

    String pdf =
        new String(
            new Office(office, TIME).pdf("word".getBytes(StandardCharsets.UTF_8)).orElseThrow(),
            StandardCharsets.UTF_8);

    assertThat(pdf).startsWith("%PDF-1.4 word 2 ");
    assertThat(Path.of(pdf.substring(pdf.lastIndexOf(' ') + 1))).as("removed").doesNotExist();
  }

  @Test
  void endsWhatTakesTooLongWithAllThatItHasStarted() throws Exception {
    Path started = folder.resolve("started");
    Path office = office("sleep 300 & echo $! > " + started + "\nsleep 300");

    assertThat(new Office(office, Duration.ofSeconds(2)).pdf(new byte[1])).isEmpty();

    long child = Long.parseLong(Files.readString(started).strip());
    ProcessHandle.of(child)
        .ifPresent(
            handle -> handle.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void hasNoPdfWhereThereIsNone() throws IOException {
    assertThat(new Office(office("exit 1"), TIME).pdf(new byte[1])).isEmpty();
    assertThat(
            new Office(
                    office(
                        "while [ $# -gt 1 ]; do [ $1 = --outdir ] && echo no > $2/document.pdf; shift; done"),
                    TIME)
                .pdf(new byte[1]))
        .isEmpty();
    assertThat(new Office(folder.resolve("nothing"), TIME).pdf(new byte[1])).isEmpty();
    assertThat(new Office("none", TIME).isThere()).isFalse();
  }
}
