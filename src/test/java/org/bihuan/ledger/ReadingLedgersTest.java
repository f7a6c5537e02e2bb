package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bihuan.http.Problem;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.workflow.opening.NewIssue;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingLedgersTest {

  private static final String HEADER = "问题描述,责任单位,整改时限\n";

  @Test
  void readsTheDemonstrationLedgerWhole() throws IOException {
    byte[] ledger;
    try (var in = getClass().getResourceAsStream("/demo/ledger.csv")) {
      ledger = in.readAllBytes();
    }

    Sheets.Read read = Sheets.read(ledger);

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).hasSize(105);
    assertThat(read.entries().stream().map(e -> e.issue().category()).distinct()).hasSize(3);
    assertThat(fingerprints(read)).doesNotHaveDuplicates();
    NewIssue first = read.entries().get(0).issue();
    assertThat(first.unit()).isEqualTo("QH-XN-DT");
    assertThat(first.supervisor()).isEqualTo("QH-XN");
    assertThat(first.severity()).isEqualTo("critical");
    assertThat(first.source()).isEqualTo("survey");
    assertThat(first.dueOn()).isEqualTo(LocalDate.of(2025, 9, 28));
    assertThat(read.entries().get(0).foundOn()).isEqualTo(LocalDate.of(2025, 8, 14));
    assertThat(read.entries().get(0).row()).isEqualTo(2);
  }

  @Test
  void readsWorkbooksAsUnitsSendThem() {
    byte[] book =
        Sheets.workbook(
            List.of(
                Arrays.asList("2025年专项行动整改清单"),
                Arrays.asList("填报单位:省厅", null, null, null, "单位:件"),
                Arrays.asList("整改\n时限", "责任 单位（全称）", "存在问题", "等级", "整改情况", "联系电话"),
                Arrays.asList(LocalDate.of(2025, 9, 3), "大通执法局", "甲", "严重", "已完成", 8123456),
                Arrays.asList(null, null, null),
                Arrays.asList("整改时限", "责任单位", "存在问题", "等级", "整改情况", "联系电话"),
                Arrays.asList("2025年9月4日", "QH-XN-HZ", "乙\n第二行", "一般", "整改中", null),
                Arrays.asList("合 计", null, 2)));

    Sheets.Read read = Sheets.read(book);

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).extracting(Entry::row).containsExactly(4, 7);
    NewIssue first = read.entries().get(0).issue();
    assertThat(first.unit()).isEqualTo("QH-XN-DT");
    assertThat(first.dueOn()).isEqualTo(LocalDate.of(2025, 9, 3));
    assertThat(first.severity()).isEqualTo("critical");
    assertThat(first.facts().get("remark")).isEqualTo("整改情况: 已完成\n联系电话: 8123456");
    NewIssue second = read.entries().get(1).issue();
    assertThat(second.title()).isEqualTo("乙 第二行");
    assertThat(second.description()).isEqualTo("乙\n第二行");
  }

  @Test
  void readsWhatMergedCellsShareIntoEachRow() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("Sheet1");
      String[][] rows = {
        {"问题类别", "问题描述", "责任单位"}, {"甲类", "一", "省厅"}, {"", "二", ""}, {"", "三", "西宁市局"}
      };
      for (int r = 0; r < rows.length; r++) {
        for (int c = 0; c < rows[r].length; c++) {
          sheet.value(r, c, rows[r][c]);
        }
      }
      sheet.range(1, 0, 3, 0).merge();
      sheet.range(1, 2, 2, 2).merge();
    }

    assertThat(Sheets.read(out.toByteArray()).entries())
        .extracting(entry -> entry.issue().category(), entry -> entry.issue().unit())
        .containsExactly(tuple("甲类", "QH"), tuple("甲类", "QH"), tuple("甲类", "QH-XN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsEverySeparator(String separator) {
    String csv = HEADER.replace(",", separator) + String.join(separator, "甲", "省厅", "20250903");

    assertThat(Sheets.read(csv.getBytes(UTF_8)).entries()).hasSize(1);
  }

  @Test
  void tellsTheCharacterSetByTheBytes() {
    String csv = HEADER + "\"执法文书\"\"不规范\"\",\r\n涉及㐀字\",省厅,2025-9-3\r\n";
    for (byte[] bytes :
        List.of(
            csv.getBytes(UTF_8),
            ("\uFEFF" + csv).getBytes(UTF_8),
            csv.getBytes(Charset.forName("GB18030")))) {
      Sheets.Read read = Sheets.read(bytes);

      assertThat(read.entries().get(0).issue().description()).isEqualTo("执法文书“不规范”，\r\n涉及㐀字");
      assertThat(read.entries().get(0).issue().unit()).isEqualTo("QH");
    }
  }

  @Test
  void tellsEveryFaultByRowAndColumn() {
    String csv =
        """
        问题描述,责任单位,整改时限,严重程度,问题来源
        甲,西宁市交通运输居,尽快,要紧,听说
        ,,,,
        ,省厅,2025-9-3,一般,督导检查
        丙,火星站,,,
        """;

    Sheets.Read read = Sheets.read(csv.getBytes(UTF_8));

    assertThat(read.entries()).isEmpty();
    assertThat(read.faults())
        .extracting(RowFault::row, RowFault::title, fault -> fault.reason().messageKey())
        .containsExactlyInAnyOrder(
            tuple(2, "责任单位", "ledger.row.unit.nearest"),
            tuple(2, "整改时限", "ledger.row.date"),
            tuple(2, "严重程度", "ledger.row.word"),
            tuple(2, "问题来源", "ledger.row.word"),
            tuple(4, "问题描述", "ledger.row.required"),
            tuple(5, "责任单位", "ledger.row.unit.unknown"));
    assertThat(
            read.faults().stream()
                .filter(fault -> fault.reason().messageKey().endsWith("nearest"))
                .findFirst()
                .orElseThrow()
                .reason()
                .arguments())
        .containsExactly("西宁市交通运输居", "西宁市交通运输局");
  }

  @Test
  void refusesANameThatTwoUnitsBear() {
    var units = new ListedUnits().with("QH-HB-ZF", "海北综合执法局", "西宁执法局", "QH-HB");

    Sheets.Read read = Sheets.read((HEADER + "甲,西宁执法局,\n").getBytes(UTF_8), units);

    assertThat(read.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.reason().messageKey()).isEqualTo("ledger.row.unit.ambiguous");
              assertThat(fault.reason().arguments()[1].toString()).contains("QH-XN-ZF", "QH-HB-ZF");
            });
  }

  @Test
  void knowsARowAgainWhateverItsPlaceAndStatus() {
    String header = "序号,问题描述,责任单位,整改时限,整改状态\n";
    Sheets.Read before =
        Sheets.read((header + "1,甲,省厅,2025-9-3,整改中\n2,甲,省厅,2025-9-3,整改中\n").getBytes(UTF_8));
    Sheets.Read after =
        Sheets.read(
            (header + "1,新,省厅,2025-9-3,\n7,甲 ,QH,2025/09/03,已完成\n8,甲,省厅,20250903,已完成\n")
                .getBytes(UTF_8));

    List<String> first = fingerprints(before);
    List<String> second = fingerprints(after);

    assertThat(first).doesNotHaveDuplicates();
    assertThat(second.subList(1, 3)).isEqualTo(first);
    assertThat(second.get(0)).isNotIn(first);
  }

  @Test
  void refusesAWorkbookThatUnfoldsTooFar() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zip.write(zeros);
      }
    }

    assertThat(out.size()).isLessThan(1 << 20);
    assertRefused(() -> Sheets.table(out.toByteArray()), 422, "spreadsheet.bomb");
  }

  @Test
  void refusesWhatIsNoLedger() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
    }
    byte[] torn = Arrays.copyOf(Sheets.workbook(List.of(List.of("问题描述", "责任单位"))), 700);

    assertRefused(() -> Sheets.table(zip.toByteArray()), 415, "spreadsheet.archive");
    assertRefused(() -> Sheets.table(new byte[] {0, 1, 2, 3, 4}), 415, "spreadsheet.kind");
    assertRefused(
        () -> Sheets.table(new byte[] {(byte) 0xFF, (byte) 0xFF, 'a', 'b'}),
        415,
        "spreadsheet.kind");
    assertRefused(
        () -> Sheets.table(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}),
        415,
        "spreadsheet.old");
    assertRefused(() -> Sheets.table(torn), 422, "spreadsheet.broken");
    assertRefused(() -> Sheets.table(new byte[0]), 422, "ledger.file.header");
    assertRefused(() -> Sheets.table("姓名,电话\n甲,1\n".getBytes(UTF_8)), 422, "ledger.file.header");
  }

  @ParameterizedTest
  @CsvSource({"<sheetData>, <sheetData", "r:id=, id="})
  void refusesABrokenWorkbook(String sound, String broken) throws IOException {
    byte[] book = altered(part -> part.replace(sound, broken));

    assertRefused(() -> Sheets.table(book), 422, "spreadsheet.broken");
  }

  @Test
  void readsNothingFromOutside() throws IOException {
    byte[] book =
        altered(
            part ->
                part.replace("<sst", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:/etc/hosts\">]><sst")
                    .replace("MARK", "&e;"));

    assertRefused(() -> Sheets.table(book), 422, "spreadsheet.broken");
  }

  private static byte[] altered(UnaryOperator<String> change) throws IOException {
    byte[] book = Sheets.workbook(List.of(List.of("问题描述", "责任单位"), List.of("MARK", "省厅")));
    var out = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(book).get();
        var zip = new ZipOutputStream(out)) {
      for (var entry : Collections.list(in.getEntries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        String part = new String(in.getInputStream(entry).readAllBytes(), UTF_8);
        zip.write(change.apply(part).getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void refusesMoreRowsAndColumnsThanALedgerHas() {
    byte[] rows = (HEADER + "甲,省厅,\n".repeat(20_001)).getBytes(UTF_8);
    byte[] columns = (HEADER + ",".repeat(200) + "x\n").getBytes(UTF_8);

    assertThat(Sheets.table((HEADER + "甲,省厅,\n".repeat(20_000)).getBytes(UTF_8)).rows())
        .hasSize(20_000);
    assertRefused(() -> Sheets.table(rows), 422, "spreadsheet.rows");
    assertRefused(() -> Sheets.table(columns), 422, "spreadsheet.columns");
  }

  private static void assertRefused(ThrowingCallable act, int status, String messageKey) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status().value()).isEqualTo(status);
              assertThat(problem.errors().get(0).field()).isEqualTo("file");
              assertThat(problem.errors().get(0).messageKey()).isEqualTo(messageKey);
            });
  }

  private static List<String> fingerprints(Sheets.Read read) {
    return RowKeys.of(read.entries()).stream().map(keys -> keys.fingerprint()).toList();
  }
}
