package org.bihuan.evidence.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A PNG without the chunks that its pixels do not need: texts and profiles are compressed, and the
 * reader would unpack them into memory whatever they unpack to.
 */
final class PlainPng {

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final Set<Integer> NEEDED = Set.of(IHDR, PLTE, TRNS, IDAT, IEND);

  private PlainPng() {}

  static byte[] of(Path file) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream((int) Files.size(file));
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      DataOutputStream out = new DataOutputStream(plain);
      out.write(in.readNBytes(8));
      int type = 0;
      while (type != IEND) {
        int length = in.readInt();
        type = in.readInt();
        if (length < 0) {
          throw new IOException("not the length of a chunk");
        }
        if (NEEDED.contains(type)) {
          out.writeInt(length);
          out.writeInt(type);
          out.write(in.readNBytes(length));
          out.writeInt(in.readInt());
        } else {
          in.skipNBytes(length + 4L);
        }
      }
    }
    return plain.toByteArray();
  }
}
