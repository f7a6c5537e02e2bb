package org.bihuan.spreadsheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What a file is, so that one that cannot be read is named for what it is. */
enum FileKind {
  WORKBOOK,
  TEXT;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final int START = 4_096;

  /**
   * @throws org.bihuan.http.Problem 415 where it is of another kind
   */
  static FileKind of(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(START);
    }
    if (begins(start, ZIP)) {
      refuseOther(file);
      return WORKBOOK;
    }
    if (begins(start, OLE2)) {
      throw SpreadsheetFault.unsupported(ole2(Files.readAllBytes(file)));
    }
    String other = other(start);
    if (!other.isEmpty()) {
      throw SpreadsheetFault.unsupported(other);
    }
    return TEXT;
  }

  private static boolean begins(byte[] start, byte[] signature) {
    return start.length >= signature.length
        && java.util.Arrays.equals(start, 0, signature.length, signature, 0, signature.length);
  }

  /** Other archives than workbooks; a broken one is left to those who read it. */
  private static void refuseOther(Path file) {
    String message = "";
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      message = archive(zip);
    } catch (IOException e) {
      return;
    }
    if (!message.isEmpty()) {
      throw SpreadsheetFault.unsupported(message);
    }
  }

  private static String archive(ZipFile zip) throws IOException {
    if (zip.getEntry("xl/workbook.bin") != null) {
      return "spreadsheet.xlsb";
    }
    if (zip.getEntry("word/document.xml") != null || zip.getEntry("ppt/presentation.xml") != null) {
      return "spreadsheet.document";
    }
    if (zip.getEntry("OFD.xml") != null) {
      return "spreadsheet.document";
    }
    ZipArchiveEntry type = zip.getEntry("mimetype");
    if (type != null) {
      byte[] name;
      try (var in = zip.getInputStream(type)) {
        name = in.readNBytes(100);
      }
      boolean sheet = new String(name, StandardCharsets.US_ASCII).contains("spreadsheet");
      return sheet ? "spreadsheet.ods" : "spreadsheet.document";
    }
    return zip.getEntry("xl/workbook.xml") == null && zip.getEntry("[Content_Types].xml") == null
        ? "spreadsheet.archive"
        : "";
  }

  /** Old Office files, and new ones with a password, are archives of this other kind. */
  private static String ole2(byte[] file) {
    if (contains(file, "EncryptedPackage") || contains(file, "EncryptionInfo")) {
      return "spreadsheet.password";
    }
    if (contains(file, "WordDocument") || contains(file, "PowerPoint Document")) {
      return "spreadsheet.document";
    }
    return "spreadsheet.old";
  }

  private static boolean contains(byte[] file, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
    for (int i = 0; i + wanted.length <= file.length; i++) {
      if (java.util.Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static String other(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("%PDF-") || text.startsWith("{\\rtf")) {
      return "spreadsheet.document";
    }
    if (text.startsWith("\u0089PNG")
        || text.startsWith("\u00FF\u00D8\u00FF")
        || text.startsWith("GIF8")) {
      return "spreadsheet.picture";
    }
    if (text.startsWith("Rar!") || text.startsWith("7z\u00BC\u00AF")) {
      return "spreadsheet.archive";
    }
    return markup(text);
  }

  private static String markup(String start) {
    String text =
        new String(start.getBytes(StandardCharsets.ISO_8859_1), charset(start))
            .replace("\uFEFF", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (text.startsWith("mime-version:") && text.contains("multipart/related")) {
      return "spreadsheet.html";
    }
    if (!text.startsWith("<")) {
      return "";
    }
    if (text.contains("urn:schemas-microsoft-com:office:spreadsheet") && !text.contains("<html")) {
      return "spreadsheet.xml";
    }
    boolean html = text.contains("<html") || text.contains("<table") || text.contains("<meta");
    return html ? "spreadsheet.html" : "";
  }

  private static Charset charset(String start) {
    return start.startsWith("\u00FF\u00FE") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }
}
