package org.bihuan.evidence.inspection;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Width and height of a JPEG or PNG in pixels, read by following the file's structure to its end.
 * Nothing is decompressed, so a picture that would fill the memory costs no more than its file; and
 * an upload cut off by a bad connection is detected.
 */
public record ImageSize(int width, int height) {

  /** More than any camera takes; a viewer must keep the whole picture in memory. */
  private static final long MOST_PIXELS = 250_000_000;

  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;

  public ImageSize {
    if (width <= 0 || height <= 0 || (long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException("not a size: " + width + " by " + height);
    }
  }

  /**
   * @throws IOException where the file is not a complete PNG
   * @throws IllegalArgumentException where it claims an impossible size
   */
  static ImageSize ofPng(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      long left = Files.size(file) - 8;
      in.skipNBytes(8);
      ImageSize size = null;
      boolean pixels = false;
      while (true) {
        long length = Integer.toUnsignedLong(in.readInt());
        left -= 12 + length;
        if (left < 0) {
          throw new IOException("a chunk reaches beyond the end");
        }
        CRC32 sum = new CRC32();
        int type = in.readInt();
        update(sum, type);
        if (size == null) {
          if (type != IHDR || length != 13) {
            throw new IOException("does not begin with its header");
          }
          int width = in.readInt();
          int height = in.readInt();
          size = new ImageSize(width, height);
          update(sum, width);
          update(sum, height);
          length -= 8;
        }
        copy(in, length, sum);
        if (in.readInt() != (int) sum.getValue()) {
          throw new IOException("a chunk is damaged");
        }
        pixels |= type == IDAT;
        if (type == IEND) {
          if (!pixels) {
            throw new IOException("holds no pixels");
          }
          return size;
        }
      }
    }
  }

  /**
   * @throws IOException where the file is not a complete JPEG
   * @throws IllegalArgumentException where it claims an impossible size
   */
  static ImageSize ofJpeg(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      Frame frame = frame(in);
      findEnd(in);
      return frame.size();
    }
  }

  private record Frame(int marker, ImageSize size) {}

  /** Reads to the first scan. */
  private static Frame frame(DataInputStream in) throws IOException {
    in.skipNBytes(2);
    Frame frame = null;
    while (true) {
      int marker = nextMarker(in);
      if (marker == 0xDA) {
        if (frame == null) {
          throw new IOException("the scan comes before the frame");
        }
        return frame;
      }
      if (standsAlone(marker)) {
        continue;
      }
      int left = in.readUnsignedShort() - 2;
      if (isFrame(marker) && left >= 6) {
        in.skipNBytes(1);
        int height = in.readUnsignedShort();
        int width = in.readUnsignedShort();
        frame = new Frame(marker, new ImageSize(width, height));
        left -= 5;
      }
      in.skipNBytes(Math.max(left, 0));
    }
  }

  /** Whether a JPEG is sent in passes over the whole picture, all of which a reader must keep. */
  public static boolean isProgressive(Path jpeg) throws IOException {
    try (DataInputStream in = open(jpeg)) {
      int marker = frame(in).marker();
      return marker != 0xC0 && marker != 0xC1;
    }
  }

  /** Some cameras leave bytes between the segments; like other readers, this one skips them. */
  private static int nextMarker(DataInputStream in) throws IOException {
    int marker = 0;
    while (marker == 0) {
      while (in.readUnsignedByte() != 0xFF) {}
      marker = 0xFF;
      while (marker == 0xFF) {
        marker = in.readUnsignedByte();
      }
    }
    return marker;
  }

  /** Whether nothing follows that belongs to the marker. */
  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  /** C4, C8 and CC lie among the frame markers but have another meaning. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static void findEnd(DataInputStream in) throws IOException {
    int previous = 0;
    while (true) {
      int next = in.readUnsignedByte();
      if (previous == 0xFF && next == 0xD9) {
        return;
      }
      previous = next;
    }
  }

  private static void copy(DataInputStream in, long length, CRC32 sum) throws IOException {
    byte[] buffer = new byte[8192];
    for (long left = length; left > 0; ) {
      int part = (int) Math.min(buffer.length, left);
      in.readFully(buffer, 0, part);
      sum.update(buffer, 0, part);
      left -= part;
    }
  }

  private static void update(CRC32 sum, int value) {
    sum.update(value >>> 24);
    sum.update(value >>> 16);
    sum.update(value >>> 8);
    sum.update(value);
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }
}
