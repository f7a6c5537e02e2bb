package org.bihuan.browser;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture as a phone would take it, only smaller. */
public final class Photo {

  private Photo() {}

  public static byte[] png() {
    BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    ink.setPaint(new GradientPaint(0, 0, new Color(0xB9D3EE), 0, 200, new Color(0xF4F6F9)));
    ink.fillRect(0, 0, 480, 200);
    ink.setColor(new Color(0x526070));
    ink.fillRect(0, 200, 480, 120);
    ink.setColor(Color.WHITE);
    for (int x = 20; x < 480; x += 90) {
      ink.fillRect(x, 255, 50, 8);
    }
    ink.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
