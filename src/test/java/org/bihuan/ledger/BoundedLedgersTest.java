package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bihuan.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says costs no more time and memory than a ledger of the largest size. */
class BoundedLedgersTest {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int HEADERS = 190;

  @Test
  void refusesOneLongTextThatManyCellsShare() {
    byte[] small = sharing("长".repeat(1_000_000));
    assertThat(small.length).isLessThan(20_000);

    long allocated = allocatedBy(() -> Sheets.read(small), "ledger.file.characters");

    assertThat(allocated).isLessThan(100L << 20);
  }

  @Test
  void takesALongTextThatStandsOnce() {
    byte[] once = ("问题描述,责任单位\n" + "长".repeat(100_000) + ",大通执法局\n").getBytes(UTF_8);

    assertThat(Sheets.read(once).entries()).hasSize(1);
  }

  @Test
  void refusesATableOfSharedTextsThatWouldFillTheMemory() {
    byte[] table = sharing("a".repeat(41_000_000) + "b".repeat(1000));

    long allocated = allocatedBy(() -> Sheets.read(table), "ledger.file.bomb");

    assertThat(allocated).isLessThan(20L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "【", "(()", "[()", "（", " ", "(\t"})
  void looksForAHeaderInNoTimeWhateverStandsThere(String repeated) {
    String long64k = repeated.repeat(65_536 / repeated.length());
    byte[] csv = (long64k + ",问题描述,责任单位\n" + long64k + ",a,b\n").getBytes(UTF_8);

    Table table = assertTimeoutPreemptively(SOON, () -> Sheets.table(csv));

    assertThat(table.rows()).hasSize(1);
    assertTimeoutPreemptively(SOON, () -> Wording.headerKey(long64k.repeat(30)));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-m-d,true",
    "m/d,true",
    "d-mmm,true",
    "0.00,false",
    "mm:ss,false",
    "h:mm,false",
    "[$-804]yyyy\"年\"m\"月\",true",
    "[Red]0.0,false",
    "\\d\\m0,false",
    "'\"my day\"0',false",
    "[[[[d m,true"
  })
  void tellsDatesByTheirFormat(String format, boolean date) {
    assertThat(NumberFormats.isDate(format)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "\"", "\\", "m", "d\"", "[]"})
  void readsANumberFormatInNoTimeWhateverStandsThere(String repeated) {
    assertTimeoutPreemptively(
        SOON, () -> assertThat(NumberFormats.isDate(repeated.repeat(1_000_000))).isFalse());
  }

  private static long allocatedBy(ThrowingCallable act, String refusal) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.errors().get(0).messageKey()).isEqualTo(refusal));
    return thread.getCurrentThreadAllocatedBytes() - before;
  }

  /** A workbook of one row, in which every cell says the same. */
  private static byte[] sharing(String text) {
    StringBuilder cells = new StringBuilder();
    StringBuilder texts = new StringBuilder("<si><t>").append(text).append("</t></si>");
    for (int row = 1; row <= 2; row++) {
      cells.append("<row r=\"").append(row).append("\">");
      for (int i = 0; i < HEADERS; i++) {
        int shown = row == 1 ? i + 1 : 0;
        cells
            .append("<c r=\"")
            .append(column(i))
            .append(row)
            .append("\" t=\"s\"><v>")
            .append(shown)
            .append("</v></c>");
      }
      cells.append("</row>");
    }
    for (int i = 0; i < HEADERS; i++) {
      String header = Map.of(0, "问题描述", 1, "责任单位").getOrDefault(i, "列" + i);
      texts.append("<si><t>").append(header).append("</t></si>");
    }
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + packages
              + "/content-types\"><Default Extension=\"xml\""
              + " ContentType=\"application/xml\"/>"
              + override("/xl/workbook.xml", "sheet.main")
              + override("/xl/worksheets/sheet1.xml", "worksheet")
              + override("/xl/styles.xml", "styles")
              + override("/xl/sharedStrings.xml", "sharedStrings")
              + "</Types>");
      entry(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + main
              + "\" xmlns:r=\""
              + relations
              + "\"><sheets>"
              + "<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      entry(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\""
              + packages
              + "/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\""
              + relations
              + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              + "<Relationship Id=\"rId2\" Type=\""
              + relations
              + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
              + "<Relationship Id=\"rId3\" Type=\""
              + relations
              + "/styles\" Target=\"styles.xml\"/></Relationships>");
      entry(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"></styleSheet>");
      entry(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"" + main + "\"><sheetData>" + cells + "</sheetData></worksheet>");
      entry(zip, "xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + texts + "</sst>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String override(String part, String kind) {
    return "<Override PartName=\""
        + part
        + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
        + kind
        + "+xml\"/>";
  }

  private static String column(int index) {
    return (index < 26 ? "" : Character.toString('A' + index / 26 - 1))
        + Character.toString('A' + index % 26);
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
