package org.bihuan.doubt.photo;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PDQ (J. Kerl and others, 2019: hashing.pdf of ThreatExchange), written from its description: the
 * picture's luminance is smoothed and reduced to 64 × 64, the 16 × 16 lowest waves of its cosine
 * transform without the constant ones are compared with their median. The quality, 0 to 100, says
 * how much there is to see.
 */
final class Pdq {

  /** In pixels; larger pictures are reduced beforehand. */
  static final int LONGEST = 512;

  static final int LEAST_QUALITY = 50;

  private static final int SIDE = 64;
  private static final int WAVES = 16;

  /** Two passes of a filter of this part of the side each give a tent as wide as a block. */
  private static final int WINDOW = 128;

  private static final int PASSES = 2;

  private static final double[][] COSINES = cosines();

  private final int quality;
  private final double[][] waves;

  private Pdq(int quality, double[][] waves) {
    this.quality = quality;
    this.waves = waves;
  }

  static Pdq of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] light = new float[width * height];
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int rgb = line[x];
        light[y * width + x] =
            0.299f * (rgb >> 16 & 0xff) + 0.587f * (rgb >> 8 & 0xff) + 0.114f * (rgb & 0xff);
      }
    }
    return of(light, width, height);
  }

  /**
   * @param light 0 to 255, row by row; is written over
   */
  static Pdq of(float[] light, int width, int height) {
    float[] other = new float[light.length];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        smooth(light, other, y * width, 1, width);
      }
      for (int x = 0; x < width; x++) {
        smooth(other, light, x, width, height);
      }
    }
    float[][] small = new float[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      int from = (int) ((y + 0.5) * height / SIDE);
      for (int x = 0; x < SIDE; x++) {
        small[y][x] = light[from * width + (int) ((x + 0.5) * width / SIDE)];
      }
    }
    return new Pdq(quality(small), waves(small));
  }

  /** Averages each value with those around it, on one line. */
  private static void smooth(float[] from, float[] to, int first, int step, int length) {
    int window = (length + WINDOW - 1) / WINDOW;
    int ahead = (window + 2) / 2 - 1;
    int behind = window - ahead - 1;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(ahead, length); i++) {
      sum += from[first + i * step];
      count++;
    }
    for (int i = 0; i < length; i++) {
      if (i + ahead < length) {
        sum += from[first + (i + ahead) * step];
        count++;
      }
      if (i - behind - 1 >= 0) {
        sum -= from[first + (i - behind - 1) * step];
        count--;
      }
      to[first + i * step] = (float) (sum / count);
    }
  }

  /** Counts what changes visibly from one value to the next. */
  private static int quality(float[][] small) {
    int changes = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        changes += y + 1 < SIDE ? change(small[y][x], small[y + 1][x]) : 0;
        changes += x + 1 < SIDE ? change(small[y][x], small[y][x + 1]) : 0;
      }
    }
    return Math.min(100, changes / 90);
  }

  private static int change(float one, float other) {
    return Math.abs((int) ((one - other) * 100 / 255));
  }

  private static double[][] cosines() {
    double[][] cosines = new double[WAVES][SIDE];
    for (int i = 0; i < WAVES; i++) {
      for (int j = 0; j < SIDE; j++) {
        cosines[i][j] =
            Math.sqrt(2.0 / SIDE) * Math.cos(Math.PI / 2 / SIDE * (i + 1) * (2 * j + 1));
      }
    }
    return cosines;
  }

  private static double[][] waves(float[][] small) {
    double[][] down = new double[WAVES][SIDE];
    for (int i = 0; i < WAVES; i++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          down[i][x] += COSINES[i][y] * small[y][x];
        }
      }
    }
    double[][] waves = new double[WAVES][WAVES];
    for (int i = 0; i < WAVES; i++) {
      for (int j = 0; j < WAVES; j++) {
        for (int x = 0; x < SIDE; x++) {
          waves[i][j] += down[i][x] * COSINES[j][x];
        }
      }
    }
    return waves;
  }

  int quality() {
    return quality;
  }

  /** Whether there is enough to see. */
  boolean isTelling() {
    return quality >= LEAST_QUALITY;
  }

  PdqHash hash() {
    return hash(false, false, false);
  }

  /**
   * The hashes of the picture turned and mirrored in all eight ways, as it is first: mirroring
   * changes the sign of waves that are odd in that direction.
   */
  List<PdqHash> turned() {
    List<PdqHash> turned = new ArrayList<>();
    for (int way = 0; way < 8; way++) {
      turned.add(hash((way & 1) != 0, (way & 2) != 0, (way & 4) != 0));
    }
    return turned;
  }

  private PdqHash hash(boolean across, boolean down, boolean diagonally) {
    double[] all = new double[WAVES * WAVES];
    for (int i = 0; i < WAVES; i++) {
      for (int j = 0; j < WAVES; j++) {
        double wave = diagonally ? waves[j][i] : waves[i][j];
        boolean changed = (across && j % 2 == 0) ^ (down && i % 2 == 0);
        all[i * WAVES + j] = changed ? -wave : wave;
      }
    }
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    double median = sorted[all.length / 2 - 1];
    boolean[] bits = new boolean[all.length];
    for (int i = 0; i < all.length; i++) {
      bits[i] = all[i] > median;
    }
    return PdqHash.of(bits);
  }
}
