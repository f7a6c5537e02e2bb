package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a HEIC file (ISO 23008-12) that tell the size of its main picture and hold its EXIF
 * data. A phone's picture is a grid of tiles, with a thumbnail and maps beside it, and each of them
 * has a size; the main picture's own is the one that counts. Only the box {@code meta} is read into
 * memory, and it must be as small as real ones are.
 */
final class HeicFile {

  private static final int MOST_META = 4 << 20;
  private static final int MOST_EXIF = 1 << 20;
  private static final int MOST_BOXES = 10_000;

  private final FileChannel file;
  private final Map<String, ByteBuffer> boxes = new HashMap<>();
  private int read;

  private HeicFile(FileChannel file) {
    this.file = file;
  }

  /**
   * What was found.
   *
   * @param size as shown; null where none is stated
   * @param exif as in a TIFF file; empty where there is none
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Parts(@Nullable ImageSize size, byte[] exif) {}

  /**
   * @throws RuntimeException where the file's structure is broken in any way
   */
  static Parts of(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      return new HeicFile(file).parts();
    }
  }

  private Parts parts() throws IOException {
    for (Box box : boxes(meta())) {
      boxes.putIfAbsent(box.type(), box.body());
    }
    return new Parts(size(), exif());
  }

  private record Box(String type, ByteBuffer body) {}

  private List<Box> boxes(ByteBuffer in) {
    List<Box> found = new ArrayList<>();
    while (in.remaining() >= 8) {
      if (++read > MOST_BOXES) {
        throw new IllegalArgumentException("too many boxes");
      }
      int from = in.position();
      long size = Integer.toUnsignedLong(in.getInt());
      String type = BoxedFile.word(in);
      size = size == 1 ? in.getLong() : size == 0 ? in.limit() - from : size;
      int end = Math.toIntExact(Math.addExact(from, size));
      found.add(new Box(type, in.slice(in.position(), end - in.position())));
      in.position(end);
    }
    return found;
  }

  /** The content of the box {@code meta}, which stands among the first of the file. */
  private ByteBuffer meta() throws IOException {
    long at = 0;
    while (at + 8 <= file.size() && ++read <= MOST_BOXES) {
      ByteBuffer head = bytes(at, (int) Math.min(16, file.size() - at));
      long size = Integer.toUnsignedLong(head.getInt());
      String type = BoxedFile.word(head);
      size = size == 1 ? head.getLong() : size == 0 ? file.size() - at : size;
      if (type.equals("meta")) {
        long body = at + head.position() + 4;
        return bytes(body, bounded(at + size - body, MOST_META));
      }
      if (size < 8) {
        break;
      }
      at = Math.addExact(at, size);
    }
    throw new IllegalArgumentException("no meta");
  }

  /** The size of the main picture, turned and cropped as it is to be shown. */
  private @Nullable ImageSize size() {
    if (!boxes.containsKey("iprp") || !boxes.containsKey("pitm")) {
      return null;
    }
    ByteBuffer main = box("pitm");
    int version = main.getInt() >>> 24;
    long item = number(main, version == 0 ? 2 : 4);
    List<Box> properties = List.of();
    List<Integer> own = List.of();
    for (Box box : boxes(box("iprp"))) {
      if (box.type().equals("ipco")) {
        properties = boxes(box.body());
      } else if (box.type().equals("ipma")) {
        own = associated(box.body(), item);
      }
    }
    ImageSize size = null;
    for (int each : own) {
      if (each > 0 && each <= properties.size()) {
        size = with(size, properties.get(each - 1));
      }
    }
    return size;
  }

  private static @Nullable ImageSize with(@Nullable ImageSize size, Box property) {
    ByteBuffer body = property.body();
    if (property.type().equals("ispe") && size == null) {
      return new ImageSize(body.getInt(4), body.getInt(8));
    }
    if (property.type().equals("clap") && size != null) {
      return new ImageSize(body.getInt(0) / body.getInt(4), body.getInt(8) / body.getInt(12));
    }
    if (property.type().equals("irot") && size != null && body.get(0) % 2 != 0) {
      return new ImageSize(/* width= */ size.height(), /* height= */ size.width());
    }
    return size;
  }

  /** The numbers of the properties that an item has, from 1. */
  private static List<Integer> associated(ByteBuffer in, long item) {
    int head = in.getInt();
    boolean wide = (head & 1) == 1;
    for (long left = number(in, 4); left > 0; left--) {
      long id = number(in, head >>> 24 == 0 ? 2 : 4);
      List<Integer> found = new ArrayList<>();
      for (int count = in.get() & 0xFF; count > 0; count--) {
        found.add(wide ? in.getShort() & 0x7FFF : in.get() & 0x7F);
      }
      if (id == item) {
        return found;
      }
    }
    return List.of();
  }

  private byte[] exif() throws IOException {
    Long item = boxes.containsKey("iinf") && boxes.containsKey("iloc") ? exifItem() : null;
    ByteBuffer data = item == null ? ByteBuffer.allocate(0) : content(item);
    if (data.remaining() < 8) {
      return new byte[0];
    }
    long skipped = number(data, 4);
    data.position(data.position() + bounded(skipped, data.remaining()));
    byte[] exif = new byte[data.remaining()];
    data.get(exif);
    return exif;
  }

  private @Nullable Long exifItem() {
    ByteBuffer in = box("iinf");
    long unused = number(in, in.getInt() >>> 24 == 0 ? 2 : 4);
    for (Box entry : boxes(in)) {
      ByteBuffer body = entry.body();
      int version = entry.type().equals("infe") ? body.getInt() >>> 24 : 0;
      if (version >= 2) {
        long id = number(body, version == 2 ? 2 : 4);
        short protection = body.getShort();
        if (BoxedFile.word(body).equals("Exif") && protection == 0) {
          return id;
        }
      }
    }
    return null;
  }

  /** The bytes of an item, which may lie in several places. */
  private ByteBuffer content(long item) throws IOException {
    ByteBuffer in = box("iloc");
    int version = in.getInt() >>> 24;
    int sizes = in.getShort();
    int offsetSize = (sizes >>> 12) & 15;
    int lengthSize = (sizes >>> 8) & 15;
    int baseSize = (sizes >>> 4) & 15;
    int indexSize = version == 0 ? 0 : sizes & 15;
    for (long left = number(in, version < 2 ? 2 : 4); left > 0; left--) {
      long id = number(in, version < 2 ? 2 : 4);
      int method = version == 0 ? 0 : in.getShort() & 15;
      in.getShort(); // which file: this one
      long base = number(in, baseSize);
      ByteBuffer data = ByteBuffer.allocate(id == item ? MOST_EXIF : 0);
      for (int extents = in.getShort() & 0xFFFF; extents > 0; extents--) {
        if (++read > MOST_BOXES) {
          throw new IllegalArgumentException("too many parts");
        }
        long unused = number(in, indexSize);
        long from = Math.addExact(base, number(in, offsetSize));
        int length = bounded(number(in, lengthSize), Integer.MAX_VALUE);
        if (id == item) {
          data.put(extent(method, from, bounded(length, data.remaining())));
        }
      }
      if (id == item) {
        return data.flip();
      }
    }
    return ByteBuffer.allocate(0);
  }

  private ByteBuffer extent(int method, long from, int length) throws IOException {
    return method == 1 ? box("idat").slice(Math.toIntExact(from), length) : bytes(from, length);
  }

  private ByteBuffer box(String type) {
    ByteBuffer body = boxes.get(type);
    if (body == null) {
      throw new IllegalArgumentException("no " + type);
    }
    return body.duplicate();
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    if (at < 0 || at + length > file.size()) {
      throw new IllegalArgumentException("beyond the end");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {}
    return bytes.flip();
  }

  private static long number(ByteBuffer in, int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = (number << 8) | (in.get() & 0xFF);
    }
    return number;
  }

  private static int bounded(long number, int most) {
    if (number < 0 || number > most) {
      throw new IllegalArgumentException("not a size: " + number);
    }
    return (int) number;
  }
}
