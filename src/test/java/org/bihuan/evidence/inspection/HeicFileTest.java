package org.bihuan.evidence.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeicFileTest {

  private static final Path CASE = Path.of("src/test/resources/evidence/heic64.heic");

  @TempDir private Path folder;

  @Test
  void tellsTheSizeOfTheWholePictureNotOfATile() throws IOException {
    // property 1: of a tile, 2: of the picture, 3: of the thumbnail
    assertThat(size(new byte[] {(byte) 0x82})).isEqualTo(new ImageSize(4032, 3024));
  }

  @Test
  void tellsTheSizeAsThePictureIsShown() throws IOException {
    // property 4 turns it by a quarter
    assertThat(size(new byte[] {2, (byte) 0x84})).isEqualTo(new ImageSize(3024, 4032));
  }

  @Test
  void findsNothingOrFailsWhereBytesAreWrongOrMissing() throws IOException {
    byte[] whole = Files.readAllBytes(CASE);
    for (int length = 0; length < whole.length; length++) {
      fails(Arrays.copyOf(whole, length));
    }
    for (int i = 0; i < whole.length; i++) {
      byte[] wrong = whole.clone();
      wrong[i] = (byte) 0xFF;
      fails(wrong);
    }
  }

  @Test
  void stopsAtPlacesWithoutEnd() throws IOException {
    ByteBuffer body = ByteBuffer.allocate(1 << 20);
    body.putInt(1 << 24).putShort((short) 0).putShort((short) -1);
    while (body.remaining() >= 8) {
      body.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) -1);
    }
    byte[] entries = {0, 0, 0, 0, 0, 1};
    byte[] exif = {2, 0, 0, 0, 0, 9, 0, 0, 'E', 'x', 'i', 'f'};
    Path file = meta(box("iinf", join(entries, box("infe", exif))), box("iloc", body.array()));
    assertThatThrownBy(() -> HeicFile.of(file)).hasMessage("too many parts");
  }

  private void fails(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("file"), content);
    try {
      HeicFile.Parts unused = HeicFile.of(file);
    } catch (RuntimeException expected) {
      assertThat(expected).isNotNull();
    }
  }

  private @Nullable ImageSize size(byte[] properties) throws IOException {
    byte[] ipco =
        box(
            "ipco",
            join(ispe(512, 512), ispe(4032, 3024), ispe(320, 240), box("irot", new byte[] {3})));
    byte[] owned = {0, 0, 0, 0, 0, 0, 0, 1, 0, 49, (byte) properties.length};
    byte[] ipma = box("ipma", join(owned, properties));
    Path file = meta(box("pitm", new byte[] {0, 0, 0, 0, 0, 49}), box("iprp", join(ipco, ipma)));
    return HeicFile.of(file).size();
  }

  private Path meta(byte[]... parts) throws IOException {
    byte[] type = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(ISO_8859_1));
    byte[] meta = box("meta", join(new byte[4], join(parts)));
    return Files.write(folder.resolve("file"), join(type, meta));
  }

  private static byte[] ispe(int width, int height) {
    return box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
  }

  private static byte[] box(String type, byte[] body) {
    return ByteBuffer.allocate(8 + body.length)
        .putInt(8 + body.length)
        .put(type.getBytes(ISO_8859_1))
        .put(body)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
