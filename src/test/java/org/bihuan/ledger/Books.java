package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Makes workbooks of written XML, for what the library does not write. */
final class Books {

  private Books() {}

  static String text(String address, String text) {
    return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  static String row(int number, String... texts) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < texts.length; i++) {
      row.append(text((char) ('A' + i) + "" + number, texts[i]));
    }
    return row.append("</row>").toString();
  }

  /** A workbook with these rows in its only sheet. */
  static byte[] book(String rows) throws IOException {
    byte[] book = Sheets.workbook(List.of(List.of("MARK")));
    var out = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(book).get();
        var zip = new ZipOutputStream(out)) {
      for (var entry : Collections.list(in.getEntries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String part = new String(in.getInputStream(entry).readAllBytes(), UTF_8);
        zip.write(
            part.replaceAll(
                    "<sheetData>.*</sheetData>",
                    "<sheetData>" + java.util.regex.Matcher.quoteReplacement(rows) + "</sheetData>")
                .getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }
}
