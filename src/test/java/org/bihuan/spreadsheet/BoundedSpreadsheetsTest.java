package org.bihuan.spreadsheet;

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
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bihuan.http.Problem;
import org.bihuan.ledger.Sheets;
import org.bihuan.ledger.header.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No file costs more time and memory than the largest allowed ledger. */
class BoundedSpreadsheetsTest {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int HEADERS = 190;
  private static final String HEADER =
      "<row r=\"1\">" + cell("A1", "问题") + cell("B1", "责任单位") + "</row>";

  @Test
  void refusesOneLongTextThatManyCellsShare() {
    byte[] small = sharing("长".repeat(32_000), 6);
    assertThat(small.length).isLessThan(1_000_000);

    long allocated = allocatedBy(() -> Sheets.read(small), "spreadsheet.characters");

    assertThat(allocated).isLessThan(100L << 20);
  }

  @Test
  void takesALongTextThatStandsOnce() {
    byte[] once = ("问题描述,责任单位\n" + "长".repeat(32_767) + ",大通执法局\n").getBytes(UTF_8);

    assertThat(Sheets.read(once).entries()).hasSize(1);
  }

  @Test
  void refusesATableOfSharedTextsThatWouldFillTheMemory() {
    byte[] table = sharing("a".repeat(41_000_000) + "b".repeat(1000));

    long allocated = allocatedBy(() -> Sheets.read(table), "spreadsheet.bomb");

    assertThat(allocated).isLessThan(40L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "【", "(()", "[()", "（", " ", "(\t"})
  void looksForAHeaderInNoTimeWhateverStandsThere(String repeated) {
    String longest = repeated.repeat(32_767 / repeated.length());
    byte[] csv = (longest + ",问题描述,责任单位\n" + longest + ",a,b\n").getBytes(UTF_8);

    Table table = assertTimeoutPreemptively(SOON, () -> Sheets.table(csv));

    assertThat(table.rows()).hasSize(1);
    assertTimeoutPreemptively(SOON, () -> TextNormalizer.headerKey(longest.repeat(60)));
  }

  @ParameterizedTest
  @CsvSource({
    "ZZZZZZ2,spreadsheet.columns",
    "XFE2,spreadsheet.columns",
    "A9999999,spreadsheet.rows",
    "2,spreadsheet.broken"
  })
  void refusesACellWhereNoSpreadsheetHasOne(String address, String refusal) {
    byte[] small = book(HEADER + "<row r=\"2\">" + cell(address, "a") + "</row>", "", 1);
    assertThat(small.length).isLessThan(3_000);

    long allocated = allocatedBy(() -> Sheets.read(small), refusal);

    assertThat(allocated).isLessThan(20L << 20);
  }

  @Test
  void takesACellInTheLastColumnThatSaysNothing() {
    byte[] formatted =
        book(HEADER + "<row r=\"2\">" + cell("A2", "a") + "<c r=\"XFD2\"/></row>", "", 1);

    assertThat(Sheets.table(formatted).rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1048577", "2000000000", "99999999999"})
  void refusesARowWhereNoSpreadsheetHasOne(String number) {
    byte[] small = book(HEADER + "<row r=\"" + number + "\"/>", "", 1);

    allocatedBy(() -> Sheets.read(small), "spreadsheet.rows");
  }

  @Test
  void refusesMoreCellsInOneRowThanASpreadsheetHas() {
    byte[] many = book(HEADER + "<row>" + "<c/>".repeat(16_385) + "</row>", "", 1);

    allocatedBy(() -> Sheets.read(many), "spreadsheet.columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000000000", "1", "99999999999"})
  void refusesASharedTextThatDoesNotExist(String index) {
    String row = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>" + index + "</v></c></row>";
    byte[] small = book(HEADER + row, "<si><t>a</t></si>", 1);

    long allocated = allocatedBy(() -> Sheets.read(small), "spreadsheet.broken");

    assertThat(allocated).isLessThan(20L << 20);
  }

  @Test
  void refusesANumberOfAMillionDigits() {
    String row = "<row r=\"2\"><c r=\"A2\"><v>" + "9".repeat(3_000_000) + "</v></c></row>";
    byte[] small = book(HEADER + row, "", 1);

    assertTimeoutPreemptively(
        SOON, () -> allocatedBy(() -> Sheets.read(small), "spreadsheet.broken"));
  }

  @Test
  void refusesFormulasThatWouldBeWrittenOutForEver() {
    String shared =
        "<c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1+".repeat(2_700) + "A1</f></c>";
    String uses = "<row><c><f t=\"shared\" si=\"0\"/></c></row>";
    byte[] small = book(HEADER + "<row>" + shared + "</row>" + uses.repeat(400), "", 1);
    byte[] longer = book(HEADER + "<row><c><f>" + "1".repeat(8_193) + "</f></c></row>", "", 1);

    assertTimeoutPreemptively(
        SOON, () -> allocatedBy(() -> Sheets.read(small), "spreadsheet.broken"));
    allocatedBy(() -> Sheets.read(longer), "spreadsheet.broken");
  }

  @Test
  void refusesMoreThanTheReaderShouldHoldAsAWhole() {
    allocatedBy(() -> Sheets.read(book(HEADER, "<xf/>".repeat(200_001), 1)), "spreadsheet.bomb");
    String arrays = "<row><c><f t=\"array\" ref=\"A1\">1</f></c></row>".repeat(20_001);
    allocatedBy(() -> Sheets.read(book(HEADER + arrays, "", 1)), "spreadsheet.broken");
  }

  @Test
  void namesTheCellThatHoldsMoreThanExcelCan() {
    String blownUp = "\uFDFA".repeat(32_768);
    byte[] csv = ("序号,问题,责任单位\n1,a,b\n2," + blownUp + ",湟中\n").getBytes(UTF_8);
    byte[] book = book(HEADER + "<row r=\"3\">" + cell("B3", blownUp) + "</row>", "", 1);
    byte[] shared =
        book(
            HEADER + "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>",
            "<si><t>" + blownUp + "</t></si>",
            1);

    for (byte[] file : List.of(csv, book, shared)) {
      assertThatThrownBy(() -> Sheets.read(file))
          .isInstanceOfSatisfying(
              Problem.class,
              refused -> {
                assertThat(refused.errors().get(0).messageKey()).isEqualTo("spreadsheet.cell");
                assertThat(refused.errors().get(0).arguments()).containsExactly(32_767, 3, 2);
              });
    }
  }

  @Test
  void looksForATotalInShortTextsOnly() {
    byte[] csv = ("问题,责任单位\n" + ("\uFDFA".repeat(32_767) + ",湟中\n").repeat(500)).getBytes(UTF_8);

    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertThat(Sheets.table(csv).rows()).hasSize(500);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(600L << 20);
  }

  @Test
  void readsAsManyTextsFromAllSheetsAsFromOne() {
    String row =
        "<row>"
            + ("<c t=\"inlineStr\"><is><t>" + "a".repeat(30_000) + "</t></is></c>").repeat(30)
            + "</row>";
    byte[] once = book(row.repeat(2), "", 1);
    byte[] often = book(row.repeat(2), "", 250);

    allocatedBy(() -> Sheets.read(once), "ledger.file.header");
    allocatedBy(() -> Sheets.read(often), "spreadsheet.characters");
  }

  @ParameterizedTest
  @CsvSource({"49,true", "50,false"})
  void looksAtTheFirstFiftySheetsOnly(int before, boolean found) {
    byte[] book = books("", HEADER, "", before);

    if (found) {
      assertThat(Sheets.table(book).rows()).isEmpty();
    } else {
      allocatedBy(() -> Sheets.read(book), "ledger.file.header");
    }
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

  /** A workbook in which every cell below the header has the same text. */
  private static byte[] sharing(String text) {
    return sharing(text, 2);
  }

  private static byte[] sharing(String text, int rows) {
    StringBuilder cells = new StringBuilder();
    StringBuilder texts = new StringBuilder("<si><t>").append(text).append("</t></si>");
    for (int row = 1; row <= rows; row++) {
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
    return book(cells.toString(), texts.toString(), 1);
  }

  private static String cell(String address, String text) {
    return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  /** A workbook whose only part with rows is named as many times as a sheet. */
  private static byte[] book(String rows, String texts, int sheets) {
    return books(rows, rows, texts, sheets - 1);
  }

  /** A workbook that names one part with rows several times as a sheet, and another after it. */
  private static byte[] books(String rows, String last, String texts, int before) {
    StringBuilder sheets = new StringBuilder();
    for (int i = 0; i <= before; i++) {
      String id = i == before ? "rId4" : "rId1";
      sheets.append("<sheet name=\"s" + i + "\" sheetId=\"" + (i + 1) + "\" r:id=\"" + id + "\"/>");
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
              + sheets
              + "</sheets></workbook>");
      entry(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\""
              + packages
              + "/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\""
              + relations
              + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              + "<Relationship Id=\"rId4\" Type=\""
              + relations
              + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
              + "<Relationship Id=\"rId2\" Type=\""
              + relations
              + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
              + "<Relationship Id=\"rId3\" Type=\""
              + relations
              + "/styles\" Target=\"styles.xml\"/></Relationships>");
      entry(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"></styleSheet>");
      String sheet = "<worksheet xmlns=\"" + main + "\"><sheetData>%s</sheetData></worksheet>";
      entry(zip, "xl/worksheets/sheet1.xml", sheet.formatted(rows));
      entry(zip, "xl/worksheets/sheet2.xml", sheet.formatted(last));
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
