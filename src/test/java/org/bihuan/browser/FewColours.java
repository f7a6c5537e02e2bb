package org.bihuan.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes drawings as small files: with the sixteen colours that they mostly have. */
final class FewColours {

  private static final int COLOURS = 16;

  private FewColours() {}

  static void write(byte[] png, Path file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(reduced(image), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage reduced(BufferedImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) | 0xFF000000, 1, Integer::sum);
      }
    }
    List<Integer> colours =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] palette = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      palette[i] = colours.get(Math.min(i, colours.size() - 1));
    }
    var model = new IndexColorModel(4, COLOURS, palette, 0, false, -1, 0);
    var reduced =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = image.getRGB(x, y) | 0xFF000000;
        int index = nearest.computeIfAbsent(colour, each -> nearest(each, palette));
        reduced.getRaster().setSample(x, y, 0, index);
      }
    }
    return reduced;
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    Color a = new Color(one);
    Color b = new Color(other);
    int red = a.getRed() - b.getRed();
    int green = a.getGreen() - b.getGreen();
    int blue = a.getBlue() - b.getBlue();
    return red * red + green * green + blue * blue;
  }
}
