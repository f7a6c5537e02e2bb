package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Checks the structure of WebP (RIFF) files: every part must lie within the file. The metadata
 * reader allocates as much memory as a part claims to need, so a false size must be found before
 * the reader is used.
 */
final class RiffFile {

  private static final int MOST_PARTS = 10_000;
  private static final int HEAD = 12;

  private RiffFile() {}

  static boolean isSound(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      int parts = 0;
      long at = HEAD;
      while (at + 8 <= file.size()) {
        at += 8 + size(file, at);
        if (at > file.size() || ++parts > MOST_PARTS) {
          return false;
        }
        at += at % 2;
      }
      return true;
    }
  }

  private static long size(FileChannel file, long at) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    while (head.hasRemaining() && file.read(head, at + head.position()) > 0) {}
    return Integer.toUnsignedLong(head.getInt(4));
  }
}
