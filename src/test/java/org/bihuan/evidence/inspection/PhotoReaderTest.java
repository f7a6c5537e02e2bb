package org.bihuan.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.bihuan.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {

  private static final Clock SPRING =
      Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);

  private static final Path CASES = Path.of("src/test/resources/evidence");

  @TempDir private Path folder;

  private final PhotoReader reader = new PhotoReader(ZoneId.of("Asia/Shanghai"), SPRING);

  @Test
  void readsWhenAndWhereAPhotoWasTaken() throws IOException {
    PhotoDetails photo = read(Samples.jpegWithExif(Samples.tiff()));
    assertThat(photo.takenAt()).isEqualTo("2026-03-05T01:08:07Z");
    assertThat(photo.latitude()).isCloseTo(36.5, within(1e-9));
    assertThat(photo.longitude()).isCloseTo(101.75, within(1e-9));
  }

  @Test
  void leavesOutATimeThatIsStillToCome() throws IOException {
    Clock winter = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    Path file = file(Samples.jpegWithExif(Samples.tiff()));
    assertThat(new PhotoReader(ZoneId.of("Asia/Shanghai"), winter).read(file).takenAt()).isNull();
  }

  @Test
  void readsThePhotosOfPng() throws IOException {
    PhotoDetails photo = read(Samples.pngWith("eXIf", Samples.tiff()));
    assertThat(photo.takenAt()).isEqualTo("2026-03-05T01:08:07Z");
    assertThat(photo.latitude()).isCloseTo(36.5, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
  void unpacksNothingThatIsCompressed(String chunk) throws IOException {
    Path bomb = file(Samples.pngWith(chunk, Samples.compressed(chunk, 100 << 20)));
    assertThat(Files.size(bomb)).isLessThan(200_000);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    reader.read(bomb);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20 << 20);
  }

  @Test
  void readsNoTreeOutOfWebp() throws IOException {
    Path bomb = file(Samples.webpWith("XMP ", ("<a>" + "<b/>".repeat(1 << 20) + "</a>")));
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    reader.read(bomb);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20 << 20);
  }

  @Test
  void leavesOutWhatIsMalformed() throws IOException {
    byte[] tiff = Samples.tiff();
    for (int i = 8; i < tiff.length; i++) {
      byte[] damaged = tiff.clone();
      damaged[i] = (byte) 0xFF;
      read(Samples.jpegWithExif(damaged)); // must not throw
    }
    ByteBuffer.wrap(tiff).putInt(134, 0); // 36/0 degrees
    assertThat(read(Samples.jpegWithExif(tiff)).latitude()).isNull();
  }

  @Test
  void knowsPartsThatClaimMoreThanTheirFileHolds() throws IOException {
    byte[] webp = Samples.webp();
    assertThat(RiffFile.isSound(file(webp))).isTrue();
    webp[19] = 0x7F;
    assertThat(RiffFile.isSound(file(webp))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic32.heic", "heic64.heic"})
  void readsHeicWithSizesOf32And64Bits(String name) {
    PhotoDetails photo = later().readHeic(CASES.resolve(name));
    assertThat(photo.takenAt()).isEqualTo("2026-11-20T02:00:00Z");
    assertThat(photo.latitude()).isCloseTo(36 + 37 / 60.0 + 12.5 / 3600, within(1e-6));
    assertThat(photo.longitude()).isCloseTo(101 + 46 / 60.0 + 30.25 / 3600, within(1e-6));
    assertThat(photo.width()).isEqualTo(640);
    assertThat(photo.height()).isEqualTo(480);
  }

  @Test
  void readsOtherSpellingsOfTimeRight() {
    assertThat(later().read(CASES.resolve("d00.jpg")).takenAt()).isEqualTo("2026-11-20T02:00:00Z");
    assertThat(later().read(CASES.resolve("t05-offset-Z.jpg")).takenAt())
        .isEqualTo("2026-11-20T10:00:00Z");
  }

  private static PhotoReader later() {
    Clock winter = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
    return new PhotoReader(ZoneId.of("Asia/Shanghai"), winter);
  }

  private PhotoDetails read(byte[] content) throws IOException {
    return reader.read(file(content));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("photo"), content);
  }
}
