package org.bihuan.evidence.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bihuan.evidence.Samples;
import org.bihuan.evidence.inspection.EvidenceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallCopyTest {

  @TempDir private Path folder;

  @Test
  void makesALargePictureSmall() throws IOException {
    byte[] large = picture(4000, 3000, "jpg");
    byte[] copy = copy(large, EvidenceType.JPEG, 320).orElseThrow();

    BufferedImage small = ImageIO.read(new ByteArrayInputStream(copy));
    assertThat(small.getWidth()).isEqualTo(320);
    assertThat(small.getHeight()).isEqualTo(240);
    assertThat(copy.length).isLessThan(30_000);
    isRed(small, 40, 40);
    isBlue(small, 280, 200);
  }

  @Test
  void doesNotEnlarge() throws IOException {
    BufferedImage same = read(copy(Samples.png(), EvidenceType.PNG, 640).orElseThrow());
    assertThat(same.getWidth()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "1,40,20,5,5", "2,40,20,35,5", "3,40,20,35,15", "4,40,20,5,15",
    "5,20,40,5,5", "6,20,40,15,5", "7,20,40,15,35", "8,20,40,5,35"
  })
  void turnsItAsItWasTaken(int orientation, int width, int height, int x, int y)
      throws IOException {
    BufferedImage turned =
        read(
            copy(turned(picture(40, 20, "jpg"), orientation), EvidenceType.JPEG, 320)
                .orElseThrow());
    assertThat(turned.getWidth()).isEqualTo(width);
    assertThat(turned.getHeight()).isEqualTo(height);
    isRed(turned, x, y);
  }

  @Test
  void hasNoneOfWhatIsBroken() throws IOException {
    byte[] png = picture(400, 300, "png");
    assertThat(copy(Arrays.copyOf(png, png.length / 2), EvidenceType.PNG, 320)).isEmpty();
    assertThat(copy(Samples.HTML, EvidenceType.JPEG, 320)).isEmpty();
  }

  @Test
  void needsLittleMemoryForHugePicturesAndBombs() throws IOException {
    byte[] huge = picture(9000, 6000, "png");
    byte[] palette = png(new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_INDEXED));
    byte[] text = Samples.pngWith("zTXt", Samples.compressed("zTXt", 100 << 20));
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    assertThat(copy(huge, EvidenceType.PNG, 320)).isPresent();
    assertThat(copy(palette, EvidenceType.PNG, 320)).isPresent();
    assertThat(copy(text, EvidenceType.PNG, 320)).isPresent();
    ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 4_000);
    assertThat(copy(huge, EvidenceType.PNG, 320)).isEmpty();

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
  }

  private Optional<byte[]> copy(byte[] picture, EvidenceType type, int longest) throws IOException {
    return SmallCopy.of(Files.write(folder.resolve("picture"), picture), type, longest);
  }

  /** Red in the upper left, blue elsewhere. */
  private static byte[] picture(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    ink.setColor(Color.BLUE);
    ink.fillRect(0, 0, width, height);
    ink.setColor(Color.RED);
    ink.fillRect(0, 0, width / 2, height / 2);
    ink.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** With an EXIF segment that has this orientation. */
  private static byte[] turned(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34);
    exif.put("Exif\0\0MM\0*\0\0\0\10".getBytes(StandardCharsets.ISO_8859_1));
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
    return out.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
  }

  private static BufferedImage read(byte[] copy) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(copy));
  }

  private static void isRed(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    assertThat(color.getRed()).as("%s", color).isGreaterThan(200);
    assertThat(color.getBlue()).as("%s", color).isLessThan(60);
  }

  private static void isBlue(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    assertThat(color.getBlue()).as("%s", color).isGreaterThan(200);
  }
}
