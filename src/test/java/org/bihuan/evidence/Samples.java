package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of each kind. */
public final class Samples {

  public static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(US_ASCII);
  public static final byte[] HTML =
      "<!DOCTYPE html><html><script>1</script></html>".getBytes(US_ASCII);
  public static final byte[] SVG =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(US_ASCII);

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

  private static final String POWERPOINT =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

  private Samples() {}

  public static byte[] jpeg() {
    return image("jpg");
  }

  public static byte[] png() {
    return image("png");
  }

  /** 4 pixels wide, 3 high. */
  private static byte[] image(String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JPEG with an EXIF segment right behind its first marker. */
  public static byte[] jpegWithExif(byte[] tiff) {
    byte[] jpeg = jpeg();
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.length);
    out.put(jpeg, 0, 2);
    out.putShort((short) 0xFFE1).putShort((short) (8 + tiff.length));
    out.put("Exif\0\0".getBytes(US_ASCII)).put(tiff);
    out.put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  /** The PNG with another chunk right behind its header. */
  public static byte[] pngWith(String type, byte[] content) {
    byte[] png = png();
    CRC32 sum = new CRC32();
    sum.update(type.getBytes(US_ASCII));
    sum.update(content);
    ByteBuffer out = ByteBuffer.allocate(png.length + 12 + content.length);
    out.put(png, 0, 33);
    out.putInt(content.length).put(type.getBytes(US_ASCII)).put(content);
    out.putInt((int) sum.getValue());
    out.put(png, 33, png.length - 33);
    return out.array();
  }

  /** What such a chunk of a PNG holds, unpacking to so many zeros. */
  public static byte[] compressed(String type, int unpacked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((type.equals("iTXt") ? "a\0\1\0\0\0" : "a\0\0").getBytes(US_ASCII));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
      byte[] zeros = new byte[1 << 20];
      for (int left = unpacked; left > 0; left -= zeros.length) {
        packed.write(zeros);
      }
    }
    return out.toByteArray();
  }

  /** A WEBP of one chunk. */
  public static byte[] webpWith(String type, String content) {
    ByteBuffer out = ByteBuffer.allocate(20 + content.length()).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(US_ASCII)).putInt(12 + content.length());
    out.put("WEBP".getBytes(US_ASCII)).put(type.getBytes(US_ASCII)).putInt(content.length());
    return out.put(content.getBytes(US_ASCII)).array();
  }

  /** Taken at 2026-03-05 09:08:07 local time at 36.5 N, 101.75 E. */
  public static byte[] tiff() {
    ByteBuffer out = ByteBuffer.allocate(200);
    out.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(8);
    out.putShort((short) 2); // at 8: two pointers
    entry(out, 0x8769, 4, 1, 38);
    entry(out, 0x8825, 4, 1, 76);
    out.putInt(0);
    out.position(38).putShort((short) 1); // the time, its text at 56
    entry(out, 0x9003, 2, 20, 56);
    out.putInt(0);
    out.position(56).put("2026:03:05 09:08:07\0".getBytes(US_ASCII));
    out.position(76).putShort((short) 4); // the place, its numbers at 130 and 154
    entry(out, 1, 2, 2, 'N' << 24);
    entry(out, 2, 5, 3, 130);
    entry(out, 3, 2, 2, 'E' << 24);
    entry(out, 4, 5, 3, 154);
    out.putInt(0);
    out.position(130).putInt(36).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
    out.position(154).putInt(101).putInt(1).putInt(45).putInt(1).putInt(0).putInt(1);
    return out.array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  public static byte[] docx() {
    return zip("[Content_Types].xml", WORD, "word/document.xml", "<w/>");
  }

  public static byte[] xlsx() {
    return zip("[Content_Types].xml", EXCEL, "xl/workbook.xml", "<x/>");
  }

  public static byte[] pptx() {
    return zip("[Content_Types].xml", POWERPOINT, "ppt/presentation.xml", "<p/>");
  }

  /** A compound file, as Office wrote documents before 2007, with these streams. */
  public static byte[] compound(String... streams) {
    ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(0xE11AB1A1E011CFD0L);
    for (int i = 0; i < streams.length; i++) {
      out.position(512 + 128 * (i + 1));
      out.put(streams[i].getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
      out.position(512 + 128 * (i + 1) + 64);
      out.putShort((short) (2 * streams[i].length() + 2)).put((byte) 2);
    }
    return out.array();
  }

  public static byte[] docxWithMacro() {
    return zip(
        "[Content_Types].xml", WORD, "word/document.xml", "<w/>", "word/vbaProject.bin", "x");
  }

  /** Unpacks to 600 MiB. */
  public static byte[] docxBomb() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        put(zip, "[Content_Types].xml", WORD);
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        byte[] mebibyte = new byte[1 << 20];
        for (int i = 0; i < 600; i++) {
          zip.write(mebibyte);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] zip(String... namesAndTexts) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (int i = 0; i < namesAndTexts.length; i += 2) {
          put(zip, namesAndTexts[i], namesAndTexts[i + 1]);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  /** An ISO base media file of this brand: its first box, and an empty one. */
  public static byte[] boxed(String brand) {
    ByteBuffer out = ByteBuffer.allocate(32);
    out.putInt(24).put("ftyp".getBytes(US_ASCII)).put(brand.getBytes(US_ASCII)).putInt(0);
    out.put(brand.getBytes(US_ASCII)).put("mif1".getBytes(US_ASCII));
    return out.putInt(8).put("free".getBytes(US_ASCII)).array();
  }

  /** The same with sizes of 64 bits. */
  public static byte[] boxedWide(String brand) {
    ByteBuffer out = ByteBuffer.allocate(48);
    out.putInt(1).put("ftyp".getBytes(US_ASCII)).putLong(32);
    out.put(brand.getBytes(US_ASCII)).putInt(0).put(brand.getBytes(US_ASCII)).putInt(0);
    return out.putInt(1).put("mdat".getBytes(US_ASCII)).putLong(16).array();
  }

  public static byte[] webp() {
    return "RIFF\14\0\0\0WEBPVP8 \0\0\0\0".getBytes(US_ASCII);
  }
}
