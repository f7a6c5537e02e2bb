package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the kinds of ISO base media files (HEIC, MP4, QuickTime, M4A) from each other by the brands
 * in their first box. A size of 1 there means that the real one, with 64 bits, comes next.
 */
final class BoxedFile {

  private static final Set<String> HEIC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");

  private static final Set<String> HEIF = Set.of("mif1", "mif2", "msf1");

  private static final Set<String> MP4 =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42",
          "avc1", "hvc1", "MSNV", "dash", "M4V ", "M4VH", "M4VP", "f4v ", "NDSC", "XAVC");

  private static final int MOST_BRANDS = 256;

  private BoxedFile() {}

  /** Empty where the file does not begin with a box of brands, or has others. */
  static Optional<EvidenceType> type(Path file) throws IOException {
    Set<String> brands = brands(file);
    if (brands.isEmpty()) {
      return Optional.empty();
    }
    String own = brands.iterator().next();
    if (HEIC.contains(own) || (HEIF.contains(own) && brands.stream().anyMatch(HEIC::contains))) {
      return Optional.of(EvidenceType.HEIC);
    }
    if (own.equals("qt  ")) {
      return Optional.of(EvidenceType.MOV);
    }
    if (own.equals("M4A ") || own.equals("M4B ")) {
      return Optional.of(EvidenceType.M4A);
    }
    return MP4.contains(own) ? Optional.of(EvidenceType.MP4) : Optional.empty();
  }

  /** The major brand and those it is compatible with. */
  private static Set<String> brands(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(16 + 4 * MOST_BRANDS));
      if (head.remaining() < 12) {
        return Set.of();
      }
      long size = Integer.toUnsignedLong(head.getInt());
      if (!word(head).equals("ftyp")) {
        return Set.of();
      }
      if (size == 1 && head.remaining() >= 12) {
        size = head.getLong();
      }
      head.limit((int) Math.max(head.position(), Math.min(head.limit(), size)));
      Set<String> brands = new LinkedHashSet<>();
      if (head.remaining() >= 8) {
        brands.add(word(head));
        head.getInt(); // the version
      }
      while (head.remaining() >= 4) {
        brands.add(word(head));
      }
      return brands;
    }
  }

  static String word(ByteBuffer from) {
    byte[] word = new byte[4];
    from.get(word);
    return new String(word, StandardCharsets.ISO_8859_1);
  }
}
