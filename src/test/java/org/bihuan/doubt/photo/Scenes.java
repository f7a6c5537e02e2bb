package org.bihuan.doubt.photo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Pictures of roads, buildings and vehicles as a child would draw them, each seed another place;
 * and what people do to pictures. The same on every machine but for the smoothing of edges.
 */
final class Scenes {

  private Scenes() {}

  static BufferedImage scene(long seed, int width, int height) {
    return scene(seed, 0, width, height);
  }

  /**
   * @param step how far the camera stands from where it stood first, in parts of the width
   */
  static BufferedImage scene(long seed, double step, int width, int height) {
    Random random = new Random(seed * 7919);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    ink.setPaint(new GradientPaint(0, 0, light(random), 0, height, dark(random)));
    ink.fillRect(0, 0, width, height);
    int horizon = height / 3 + random.nextInt(height / 3);
    ink.setColor(dark(random));
    ink.fillRect(0, horizon, width, height - horizon);
    int things = 14 + random.nextInt(10);
    for (int i = 0; i < things; i++) {
      double depth = 0.3 + random.nextDouble();
      int w = width / 20 + random.nextInt(width / 4);
      int h = height / 20 + random.nextInt(height / 3);
      int x =
          (int) (random.nextInt(width) - w / 2 - step * width * depth * (1 + random.nextDouble()));
      int y = horizon - h / 2 + random.nextInt(height / 3) - height / 8;
      ink.setColor(random.nextBoolean() ? light(random) : dark(random));
      switch (random.nextInt(3)) {
        case 0 -> ink.fillRect(x, y, w, h);
        case 1 -> ink.fillOval(x, y, w, h);
        default ->
            ink.fillPolygon(
                new Polygon(new int[] {x, x + w, x + w / 2}, new int[] {y + h, y + h, y}, 3));
      }
    }
    ink.setColor(light(random));
    ink.setStroke(new BasicStroke(Math.max(2, width / 80)));
    for (int i = 0; i < 4; i++) {
      ink.drawLine(random.nextInt(width), horizon, random.nextInt(width), height);
    }
    ink.dispose();
    grain(image, random);
    return image;
  }

  private static void grain(BufferedImage image, Random random) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int more = random.nextInt(17) - 8;
        image.setRGB(
            x, y, part(rgb >> 16, more) << 16 | part(rgb >> 8, more) << 8 | part(rgb, more));
      }
    }
  }

  private static int part(int value, int more) {
    return Math.max(0, Math.min(255, (value & 0xff) + more));
  }

  private static Color light(Random random) {
    return new Color(
        120 + random.nextInt(136), 120 + random.nextInt(136), 120 + random.nextInt(136));
  }

  private static Color dark(Random random) {
    return new Color(random.nextInt(120), random.nextInt(120), random.nextInt(120));
  }

  static BufferedImage resized(BufferedImage image, double scale) {
    return drawn(
        image,
        (int) (image.getWidth() * scale),
        (int) (image.getHeight() * scale),
        AffineTransform.getScaleInstance(scale, scale));
  }

  static BufferedImage mirrored(BufferedImage image) {
    return drawn(
        image,
        image.getWidth(),
        image.getHeight(),
        new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0));
  }

  /** By quarters, clockwise. */
  static BufferedImage turned(BufferedImage image, int quarters) {
    BufferedImage turned = image;
    for (int i = 0; i < quarters; i++) {
      int high = turned.getWidth();
      int wide = turned.getHeight();
      turned = drawn(turned, wide, high, new AffineTransform(0, 1, -1, 0, wide, 0));
    }
    return turned;
  }

  private static BufferedImage drawn(
      BufferedImage image, int width, int height, AffineTransform transform) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = drawn.createGraphics();
    ink.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    ink.drawImage(image, transform, null);
    ink.dispose();
    return drawn;
  }

  static BufferedImage brightened(BufferedImage image, int more) {
    BufferedImage bright = drawn(image, image.getWidth(), image.getHeight(), new AffineTransform());
    for (int y = 0; y < bright.getHeight(); y++) {
      for (int x = 0; x < bright.getWidth(); x++) {
        int rgb = bright.getRGB(x, y);
        bright.setRGB(
            x, y, part(rgb >> 16, more) << 16 | part(rgb >> 8, more) << 8 | part(rgb, more));
      }
    }
    return bright;
  }

  /** With a date in the corner, as cameras print it. */
  static BufferedImage dated(BufferedImage image) {
    BufferedImage dated = drawn(image, image.getWidth(), image.getHeight(), new AffineTransform());
    Graphics2D ink = dated.createGraphics();
    ink.setColor(Color.ORANGE);
    int high = image.getHeight() / 24;
    for (int i = 0; i < 16; i++) { // digits are blocks here: fonts differ between machines
      ink.fillRect(
          image.getWidth() * 3 / 5 + i * high * 2 / 3,
          image.getHeight() - 2 * high,
          high / 3,
          high);
    }
    ink.dispose();
    return dated;
  }

  static BufferedImage recompressed(BufferedImage image, float quality) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg(image, quality)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] jpeg(BufferedImage image, float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
