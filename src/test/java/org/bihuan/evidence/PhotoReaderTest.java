package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoReaderTest {

  private static final Clock SPRING =
      Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);

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
    byte[] sound = Samples.boxed("heic");
    byte[] lying = sound.clone();
    ByteBuffer.wrap(lying).putInt(24, 0x7FFFFFFF);
    assertThat(BoxedFile.isSoundHeic(file(sound))).isTrue();
    assertThat(BoxedFile.isSoundHeic(file(lying))).isFalse();

    byte[] webp = Samples.webp();
    assertThat(BoxedFile.isSoundWebp(file(webp))).isTrue();
    webp[19] = 0x7F;
    assertThat(BoxedFile.isSoundWebp(file(webp))).isFalse();
  }

  private PhotoDetails read(byte[] content) throws IOException {
    return reader.read(file(content));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("photo"), content);
  }
}
