package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Checks the structure of HEIC (ISO base media) and WebP (RIFF) files: every part must lie within
 * the part around it. The metadata reader allocates as much memory as a part claims to need, so a
 * false size must be found before the reader is used.
 */
final class BoxedFile {

  private static final Set<String> CONTAINERS = Set.of("meta", "iprp", "ipco");
  private static final int MOST_PARTS = 10_000;

  private final FileChannel file;
  private int parts;

  private BoxedFile(FileChannel file) {
    this.file = file;
  }

  static boolean isSoundHeic(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      return new BoxedFile(file).fit(0, file.size());
    }
  }

  static boolean isSoundWebp(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      return new BoxedFile(file).chunksFit(12, file.size());
    }
  }

  private boolean fit(long from, long to) throws IOException {
    long at = from;
    while (at + 8 <= to) {
      ByteBuffer head = read(at, 8);
      long size = Integer.toUnsignedLong(head.getInt());
      String type = type(head);
      boolean last = size == 0;
      long end = last ? to : at + size;
      // 64-bit sizes (size 1) are for files far larger than evidence may be
      if (size == 1 || end < at + 8 || end > to || ++parts > MOST_PARTS) {
        return false;
      }
      if (CONTAINERS.contains(type) && !fit(at + (type.equals("meta") ? 12 : 8), end)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  private boolean chunksFit(long from, long to) throws IOException {
    long at = from;
    while (at + 8 <= to) {
      ByteBuffer head = read(at, 8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      long size = Integer.toUnsignedLong(head.getInt(4));
      at += 8 + size;
      if (at > to || ++parts > MOST_PARTS) {
        return false;
      }
      at += size % 2;
    }
    return true;
  }

  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {}
    return bytes.flip();
  }

  private static String type(ByteBuffer head) {
    byte[] type = new byte[4];
    head.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
