package org.bihuan.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bihuan.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSizeTest {

  @TempDir private Path folder;

  @Test
  void readsTheSizeOfWholePictures() throws IOException {
    assertThat(ImageSize.ofJpeg(file(Samples.jpeg()))).isEqualTo(new ImageSize(4, 3));
    assertThat(ImageSize.ofPng(file(Samples.png()))).isEqualTo(new ImageSize(4, 3));
  }

  @Test
  void skipsBytesThatStrayBetweenTheSegments() throws IOException {
    byte[] jpeg = Samples.jpeg();
    int second = 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF));
    for (byte[] stray :
        new byte[][] {{0, 0, 17}, {(byte) 0xFF, 0, 5}, {(byte) 0xFF, (byte) 0xD0}}) {
      byte[] with = new byte[jpeg.length + stray.length];
      System.arraycopy(jpeg, 0, with, 0, second);
      System.arraycopy(stray, 0, with, second, stray.length);
      System.arraycopy(jpeg, second, with, second + stray.length, jpeg.length - second);
      assertThat(ImageSize.ofJpeg(file(with))).isEqualTo(new ImageSize(4, 3));
    }
  }

  @Test
  void refusesPicturesCutOffAnywhere() throws IOException {
    byte[] jpeg = Samples.jpeg();
    byte[] png = Samples.png();
    for (int length = 8; length < jpeg.length; length++) {
      Path cut = file(Arrays.copyOf(jpeg, length));
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ImageSize.ofJpeg(cut));
    }
    for (int length = 8; length < png.length; length++) {
      Path cut = file(Arrays.copyOf(png, length));
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ImageSize.ofPng(cut));
    }
  }

  @Test
  void refusesPngWithDamagedBytes() throws IOException {
    byte[] png = Samples.png();
    png[png.length - 20] ^= 1;
    Path damaged = file(png);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> ImageSize.ofPng(damaged));
  }

  @Test
  void refusesSizesThatWouldFillTheMemory() throws IOException {
    byte[] png = Samples.png();
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    Path bomb = file(png);
    assertThatIllegalArgumentException().isThrownBy(() -> ImageSize.ofPng(bomb));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }
}
