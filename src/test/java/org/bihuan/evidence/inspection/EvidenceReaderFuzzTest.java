package org.bihuan.evidence.inspection;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import org.bihuan.evidence.store.StagedFile;
import org.bihuan.fuzz.Bounded;
import org.bihuan.http.Problem;
import org.springframework.util.unit.DataSize;

/** Evidence with any bytes is inspected in bounded time, or refused. */
class EvidenceReaderFuzzTest {

  private static final Path FOLDER = Path.of("target", "fuzz-evidence");

  private final Inspection inspection =
      new Inspection(
          new Sniffer(),
          new PhotoReader(ZoneId.of("Asia/Shanghai"), Clock.systemUTC()),
          new EvidenceProperties(
              FOLDER.toString(),
              DataSize.ofMegabytes(20),
              50,
              DataSize.ofMegabytes(500),
              Duration.ofHours(24),
              EnumSet.allOf(EvidenceType.class),
              null));

  @FuzzTest(maxDuration = "10m")
  void looksOverAnyBytes(byte[] file) {
    Bounded.read(
        Problem.class,
        () -> {
          try (StagedFile staged = StagedFile.of(new ByteArrayInputStream(file), FOLDER)) {
            inspection.of(staged);
          }
        });
  }
}
