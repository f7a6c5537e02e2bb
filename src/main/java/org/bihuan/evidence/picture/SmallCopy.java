package org.bihuan.evidence.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.inspection.ImageSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a small JPEG of a picture, turned as it was taken. Pixels are left out while the picture is
 * read, so memory depends on the size of the copy; what would need the whole picture in memory, or
 * take long to unpack, gets no copy.
 */
public final class SmallCopy {

  private static final Logger LOG = LoggerFactory.getLogger(SmallCopy.class);

  /** More than the largest phone camera has. */
  private static final long MOST_PIXELS = 210_000_000;

  /** Its reader keeps all of it, up to six bytes a pixel. */
  private static final long MOST_PROGRESSIVE = 24_000_000;

  /** Unpacks to up to eight bytes a pixel. */
  private static final long MOST_PNG = 60_000_000;

  /** In bytes; it is in memory while it is read. */
  private static final long LARGEST_PNG = 32L << 20;

  /** A line is in memory as a whole. */
  private static final int LONGEST_SIDE = 40_000;

  private static final float QUALITY = 0.8f;

  private SmallCopy() {}

  /**
   * @param longest of the copy's sides, in pixels; a smaller picture is not enlarged
   * @return empty where there is none to be had
   */
  public static Optional<byte[]> of(Path picture, EvidenceType type, int longest) {
    try {
      return Optional.of(written(copy(picture, type, longest)));
    } catch (IOException | RuntimeException e) {
      // readers may throw anything for malformed or unusual bytes
      LOG.debug("No small copy can be made", e);
      return Optional.empty();
    }
  }

  /** The same as an image that is not written yet. */
  public static Optional<BufferedImage> picture(Path picture, EvidenceType type, int longest) {
    try {
      return Optional.of(copy(picture, type, longest));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A picture cannot be read", e);
      return Optional.empty();
    }
  }

  private static BufferedImage copy(Path picture, EvidenceType type, int longest)
      throws IOException {
    BufferedImage rough = type == EvidenceType.PNG ? png(picture, longest) : jpeg(picture, longest);
    return fine(rough, Orientation.of(picture), longest);
  }

  private static BufferedImage png(Path picture, int longest) throws IOException {
    if (Files.size(picture) > LARGEST_PNG) {
      throw new IOException("too large");
    }
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(PlainPng.of(picture)))) {
      return read(in, "png", longest, MOST_PNG);
    }
  }

  private static BufferedImage jpeg(Path picture, int longest) throws IOException {
    long most = ImageSize.isProgressive(picture) ? MOST_PROGRESSIVE : MOST_PIXELS;
    try (ImageInputStream in = new FileImageInputStream(picture.toFile())) {
      return read(in, "jpeg", longest, most);
    }
  }

  /** Reads every n-th pixel, so that at least twice as many remain as the copy needs. */
  private static BufferedImage read(ImageInputStream in, String format, int longest, long most)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > most || Math.max(width, height) > LONGEST_SIDE) {
        throw new IOException("too large");
      }
      int step = Math.max(1, Math.max(width, height) / (2 * longest));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage fine(BufferedImage rough, Orientation orientation, int longest) {
    int width = rough.getWidth();
    int height = rough.getHeight();
    double scale = Math.min(1, (double) longest / Math.max(width, height));
    int across = Math.max(1, (int) Math.round(width * scale));
    int down = Math.max(1, (int) Math.round(height * scale));
    boolean sideways = orientation.isSideways();
    BufferedImage copy =
        new BufferedImage(
            sideways ? down : across, sideways ? across : down, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = copy.createGraphics();
    ink.setColor(Color.WHITE); // behind what is transparent
    ink.fillRect(0, 0, copy.getWidth(), copy.getHeight());
    ink.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform turned = orientation.transform(across, down);
    turned.scale((double) across / width, (double) down / height);
    ink.drawImage(rough, turned, null);
    ink.dispose();
    return copy;
  }

  private static byte[] written(BufferedImage copy) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(copy, null, null), param);
      out.flush();
      return bytes.toByteArray();
    } finally {
      writer.dispose();
    }
  }
}
