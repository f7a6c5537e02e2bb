package org.bihuan.doubt.photo;

import java.awt.image.BufferedImage;

/** Whether a picture shows a sheet of paper: all such look alike, whatever is written on them. */
final class Paper {

  private static final int BRIGHT = 170;
  private static final int COLOURLESS = 40;

  /** The part of a page that nothing is written on; of outdoor photos hardly any has as much. */
  private static final double BLANK = 0.6;

  private Paper() {}

  static boolean shows(BufferedImage image) {
    int step = Math.max(1, Math.max(image.getWidth(), image.getHeight()) / 128);
    int blank = 0;
    int all = 0;
    for (int y = 0; y < image.getHeight(); y += step) {
      for (int x = 0; x < image.getWidth(); x += step) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        int least = Math.min(red, Math.min(green, blue));
        int most = Math.max(red, Math.max(green, blue));
        blank += least >= BRIGHT && most - least <= COLOURLESS ? 1 : 0;
        all++;
      }
    }
    return blank >= BLANK * all;
  }
}
