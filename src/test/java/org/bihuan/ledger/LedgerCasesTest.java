package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.http.Problem;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.spreadsheet.SheetRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers as offices write them. */
class LedgerCasesTest {

  private static byte[] file(String name) {
    try (var in = LedgerCasesTest.class.getResourceAsStream("/ledger/cases/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Sheets.Read read(String name) {
    return Sheets.read(file(name));
  }

  private static byte[] csv(String... lines) {
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static List<String> keys(List<RowFault> faults) {
    return faults.stream()
        .map(fault -> fault.row() + " " + fault.title() + " " + fault.reason().messageKey())
        .toList();
  }

  @Test
  void leavesOutTheRowOfSignatures() {
    Sheets.Read read = read("L01-title-and-signature-row.xlsx");

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).extracting(Entry::row).containsExactly(4, 5, 6);
  }

  @Test
  void readsTheColumnsOfTheSecondRowOfAHeader() {
    Sheets.Read read = read("L02-two-row-header.xlsx");

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries())
        .extracting(entry -> entry.issue().dueOn())
        .containsExactly(
            LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28));
    assertThat(read.entries().get(0).issue().facts().get("remark"))
        .isEqualTo("整改措施: 加强培训\n整改责任人: 王五");
  }

  @Test
  void readsATwoRowHeaderWithoutMergedCells() {
    Sheets.Read read =
        Sheets.read(
            csv(
                "2026年整改台账,,,,,,",
                "序号,问题情况,,责任单位,整改情况,,备注",
                ",问题类别,具体问题,,措施,时限,",
                "1,甲类,甲,省厅,培训,2026-12-24,",
                "序号,问题情况,,责任单位,整改情况,,备注",
                ",问题类别,具体问题,,措施,时限,",
                "2,甲类,乙,省厅,培训,2026-12-25,",
                "填表人：甲,,,审核人：乙,,,"));

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries())
        .extracting(e -> e.issue().category(), e -> e.described(), e -> e.issue().dueOn())
        .containsExactly(
            tuple("甲类", "甲", LocalDate.of(2026, 12, 24)),
            tuple("甲类", "乙", LocalDate.of(2026, 12, 25)));
  }

  @Test
  void tellsColumnsOfTheSameTitleApart() {
    Header header =
        Sheets.table(csv("序号,问题描述,责任单位,牵头单位,,配合单位,", ",,,名称,负责人,名称,负责人", "1,甲,省厅,省厅,王,市局,李"))
            .header();

    assertThat(header.cells())
        .extracting(Header.Cell::title)
        .containsExactly("序号", "问题描述", "责任单位", "牵头单位·名称", "牵头单位·负责人", "配合单位·名称", "配合单位·负责人");
  }

  @ParameterizedTest
  @CsvSource({
    "dueOn, 整改时限 整改期限 完成时限 完成期限 限期 限期整改时间 限改日期 截止日期 截止时间 整改截止日期 要求完成时间 要求完成日期 要求整改完成时间"
        + " 计划完成日期 计划完成时间 计划整改完成时限 拟完成时间 拟整改完成日期 预计完成时间 预计整改到位时间 整改到位时间 整改到位日期 承诺完成时限"
        + " 应完成时间 应整改完成日期 规定完成时限 办结时限 办理期限 销号时限 反馈时限 时限 时限要求 整改时限要求 完成时间节点 到期日 到期时间 最迟完成时间"
        + " 目标完成日期 责令整改期限 整改完成时限（年月日） 整改时间 完成时间 整改起止时间 deadline due-date",
    "description, 问题描述 存在问题 存在的问题 存在的主要问题 具体问题 问题表现 问题具体表现 督查发现问题 督导检查发现的问题 检查发现的主要问题描述"
        + " 问题清单 问题内容 问题简述 反馈问题 查摆问题 突出问题 隐患描述 事项内容 自查发现问题",
    "unit, 责任单位 整改责任单位 整改单位 责任部门 被检查单位 被督导单位 受检单位 承办单位 主办单位 落实单位 存在问题单位 整改责任主体 单位名称 单位"
        + " 责任单位（盖章） 牵头单位 牵头部门 牵头责任单位 牵头整改单位 责任机关",
    "supervisor, 督导单位 督办单位 检查单位 督查组 交办单位 验收单位 监管部门 督办责任单位 检查机关 督查机关 牵头督导单位",
    "category, 问题类别 问题类型 类别 问题分类 所属领域 问题性质 问题种类 检查项目 业务领域 业务类别 专业领域",
    "severity, 严重程度 问题等级 等级 风险等级 隐患级别 问题严重程度",
    "basis, 问题依据 法律依据 定性依据 违反条款 检查依据",
    "location, 地点 具体位置 检查地点 路段 桩号 问题点位",
    "foundOn, 发现日期 检查日期 发现时间 督查时间 排查日期 督导检查日期 问题发现时间 登记日期 问题登记时间 反馈时间 问题反馈日期",
    "measures, 整改措施 措施 具体措施 整改举措 整改方案 下一步工作措施 整改要求",
    "status, 整改状态 整改情况 整改进展 完成情况 是否完成 是否整改到位 整改落实情况 目前进展情况",
    "source, 问题来源 来源 发现途径 线索来源 来源渠道",
    "remark, 备注 说明 责任人 整改责任人 责任领导 联系电话 实际完成时间 实际整改完成日期 验收人 配合单位 佐证材料 整改前照片" + " 复查日期",
    "closedOn, 销号时间 销号日期 办结日期",
    "sequence, 序号 序 No."
  })
  void understandsTheUsualWordsOfAHeader(String field, String headers) {
    for (String header : headers.split(" ")) {
      assertThat(Column.of(header)).as(header).map(Column::field).contains(field);
    }
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    Header header = Sheets.table(csv("问题描述,责任单位,甲乙丙丁,整改时限", "a,省厅,x,2026-12-24")).header();

    assertThat(header.cells())
        .extracting(Header.Cell::title, Header.Cell::column)
        .contains(tuple("甲乙丙丁", null), tuple("整改时限", Column.DUE));
  }

  @Test
  void findsAHeaderWhoseDescriptionItDoesNotUnderstand() {
    Header header = Sheets.table(csv("序号,甲乙丙丁,责任单位,整改时限", "1,x,省厅,2026-12-24")).header();

    assertThat(header.cells().get(1).column()).isNull();
  }

  @Test
  void knowsWhichRowsAreHidden() {
    LedgerFile file = Sheets.file(file("L07-filtered.xlsx"), null);

    assertThat(file.hidden()).isEqualTo(2);
    assertThat(file.size()).isEqualTo(3);
    assertThat(file.shown().rows()).extracting(SheetRow::number).containsExactly(2);
  }

  @Test
  void readsDatesAsOfficesWriteThemOrSaysWhatWouldDo() {
    Sheets.Read read = read("L09-dates-as-text.xlsx");
    LocalDate day = LocalDate.of(2026, 12, 3);
    LocalDate last = LocalDate.of(2026, 12, 31);

    assertThat(read.entries())
        .filteredOn(entry -> day.equals(entry.issue().dueOn()))
        .extracting(Entry::row)
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 14, 15, 18, 19, 20, 21, 28, 29, 30);
    assertThat(read.entries())
        .filteredOn(entry -> last.equals(entry.issue().dueOn()))
        .extracting(Entry::row)
        .containsExactly(12, 13, 16, 31);
    assertThat(read.entries())
        .filteredOn(entry -> entry.issue().dueOn() == null)
        .extracting(Entry::row)
        .containsExactly(23, 24, 25);
    assertThat(read.entries())
        .filteredOn(entry -> LocalDate.of(2026, 12, 20).equals(entry.issue().dueOn()))
        .extracting(Entry::row)
        .containsExactly(26);
    assertThat(keys(read.faults()))
        .containsExactly(
            "9 整改时限 ledger.row.date.year",
            "10 整改时限 ledger.row.date",
            "11 整改时限 ledger.row.date",
            "17 整改时限 ledger.row.date.year",
            "22 整改时限 ledger.row.date",
            "27 整改时限 ledger.row.date");
    assertThat(keys(read.notes())).contains("12 整改时限 ledger.row.meant", "26 整改时限 ledger.row.meant");
  }

  @Test
  void countsDaysFrom1904WhereTheWorkbookDoes() {
    assertThat(read("L10-1904.xlsx").entries())
        .extracting(entry -> entry.issue().dueOn())
        .startsWith(LocalDate.of(2026, 12, 24));
  }

  @Test
  void readsUnitsAsOfficesWriteThemOrSaysWhatToDo() {
    Sheets.Read read = read("L12-unit-names.xlsx");

    assertThat(read.entries())
        .extracting(entry -> entry.row() + " " + entry.issue().unit())
        .contains(
            "3 QH-XN-HZ", "4 QH-XN-DT", "17 QH-XN-HZ", "24 QH-HB", "25 QH-XN-HZ", "26 QH-XN-HZ");
    assertThat(keys(read.faults()))
        .contains(
            "5 责任单位 ledger.row.unit.nearest",
            "6 责任单位 ledger.row.unit.nearest",
            "7 责任单位 ledger.row.unit.nearest",
            "10 责任单位 ledger.row.unit.several",
            "11 责任单位 ledger.row.unit.several",
            "12 责任单位 ledger.row.unit.several",
            "13 责任单位 ledger.row.unit.several",
            "14 责任单位 ledger.row.unit.collective",
            "15 责任单位 ledger.row.unit.collective",
            "30 责任单位 ledger.row.unit.several");
  }

  @Test
  void saysWhichSheetIsReadAndReadsAllIfAsked() {
    byte[] book = file("L13-several-sheets.xlsx");

    LedgerFile first = Sheets.file(book, null);
    assertThat(first.sheets())
        .extracting(LedgerFile.Sheet::name, LedgerFile.Sheet::read, LedgerFile.Sheet::rows)
        .containsExactly(tuple("西宁", true, 3), tuple("海东", false, 1), tuple("汇总", false, 0));
    assertThat(Sheets.file(book, "海东").rows())
        .extracting(SheetRow::sheet, SheetRow::number)
        .containsExactly(tuple("海东", 3));
    assertThat(Sheets.file(book, LedgerFile.ALL).rows())
        .extracting(SheetRow::sheet)
        .containsExactly("西宁", "西宁", "西宁", "海东");
    assertThatThrownBy(() -> Sheets.file(book, "无"))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.errors().get(0).field()).isEqualTo("sheet"));
  }

  @Test
  void tellsErrorsOfFormulasAtTheirCells() {
    Sheets.Read read = read("L16-formulas-and-errors.xlsx");

    assertThat(keys(read.faults()))
        .containsExactly(
            "5 问题类别 ledger.row.error",
            "5 问题描述 ledger.row.error",
            "5 发现日期 ledger.row.error",
            "6 问题类别 ledger.row.error",
            "6 整改时限 ledger.row.error");
    assertThat(read.entries()).extracting(Entry::row).containsExactly(2, 3, 4);
  }

  @Test
  void keepsTheZerosOfAFormulasText() throws IOException {
    byte[] book =
        Books.book(
            Books.row(1, "问题描述", "责任单位", "桩号")
                + "<row r=\"2\">"
                + Books.text("A2", "甲")
                + Books.text("B2", "省厅")
                + "<c r=\"C2\" t=\"str\"><f>TEXT(12,\"0000\")</f><v>0012.50</v></c></row>"
                + "<row r=\"3\">"
                + Books.text("A3", "乙")
                + Books.text("B3", "省厅")
                + "<c r=\"C3\"><f>SUM(1)</f></c></row><row r=\"4\">"
                + Books.text("A4", "丙")
                + "<c r=\"B4\" t=\"e\"><v>#REF!</v></c></row>");

    Sheets.Read read = Sheets.read(book);

    assertThat(read.entries().get(0).issue().facts().get("location")).isEqualTo("0012.50");
    assertThat(keys(read.faults()))
        .containsExactly("3 桩号 ledger.row.formula", "4 责任单位 ledger.row.error");
  }

  @Test
  void tellsAnErrorInTheColumnOfSerialNumbers() {
    Sheets.Read read = Sheets.read(csv("序号,问题描述,责任单位,整改时限", "#REF!,甲,省厅,2026-12-24", "#REF!,,,"));

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).extracting(Entry::row).containsExactly(2);
    assertThat(keys(read.notes())).containsExactly("2 序号 ledger.row.error.unread");
  }

  @Test
  void readsTheLeadingUnitAsResponsibleUnlessAnotherIs() {
    Header alone = Sheets.table(csv("序号,问题描述,牵头单位,督导单位", "1,甲,省厅,省厅")).header();
    Header beside = Sheets.table(csv("序号,问题描述,牵头单位,责任单位", "1,甲,省厅,省厅")).header();

    assertThat(alone.columns()).containsEntry(Column.UNIT, 2).containsEntry(Column.SUPERVISOR, 3);
    assertThat(beside.columns()).containsEntry(Column.UNIT, 3).doesNotContainKey(Column.SUPERVISOR);
    assertThat(beside.others()).containsEntry(2, "牵头单位");
  }

  @Test
  void skipsNumbersWithoutARow() {
    Sheets.Read read = read("L22-numbered-empty-rows.xlsx");

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).hasSize(3);
  }

  @Test
  void readsExcelsEscapesAsWhatTheyStandFor() {
    assertThat(read("L40-x000D.xlsx").entries().get(0).issue().description()).isEqualTo("案卷\n缺页情况");
  }

  @Test
  void readsStrictWorkbooks() {
    assertThat(read("L43-strict.xlsx").entries())
        .extracting(entry -> entry.issue().dueOn())
        .containsExactly(LocalDate.of(2026, 12, 24));
  }

  @Test
  void tellsOfPicturesInsteadOfImportingTheirFormula() {
    Sheets.Read read = read("L44-wps-dispimg.xlsx");

    assertThat(read.entries().get(0).issue().facts().get("remark")).doesNotContain("DISPIMG");
    assertThat(keys(read.notes())).contains("2 整改措施 ledger.row.picture");
  }

  @Test
  void leavesOutWhatIsPartOfTheForm() {
    Sheets.Read read =
        Sheets.read(
            csv(
                "序号,问题类别,问题描述,责任单位,整改时限",
                "1,2,3,4,5",
                "一、执法规范方面,,,,",
                "1,甲类,甲,省厅,2026-12-24",
                "（二）队伍建设,,,,",
                "2,甲类,乙,省厅,2026-12-24",
                ",,第三部分 其他,,",
                "3,,,,",
                "4,/,/,/,/",
                "合计：2项,,,,",
                "注：本表一式两份,,,,",
                "填表人：,甲,审核人：,乙,2026年11月20日",
                "单位负责人（签字）：,,,填报单位（盖章）：,",
                ",,,2026年11月20日,",
                "以下空白,,,,"));

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).extracting(Entry::row).containsExactly(4, 6);
  }

  @ParameterizedTest
  @CsvSource({"一, 二", "（一）, （二）", "一、, 二、", "第一部分, 第二部分", "Ⅰ, Ⅱ", "I, II", "A, B"})
  void leavesOutSectionsWhoseNumberHasAColumnOfItsOwn(String first, String second) {
    byte[] file =
        csv(
            "序号,问题描述,责任单位,整改时限",
            first + ",执法规范类问题,,",
            "1,甲,省厅,2026-12-24",
            second + ",案卷类问题（共1项）,/,/",
            "2,乙,省厅,2026-12-24",
            second + ",,,");

    assertThat(Sheets.read(file).faults()).isEmpty();
    assertThat(Sheets.read(file).entries()).extracting(Entry::row).containsExactly(3, 5);
    assertThat(Sheets.table(file).form()).extracting(SheetRow::number).containsExactly(2, 4);
  }

  @Test
  void leavesOutSectionsInTheColumnOfTheCategory() {
    Sheets.Read read = Sheets.read(csv("序号,问题类别,问题描述,责任单位", "一,执法规范类,,", "1,执法,甲,省厅", "（二）,案卷类,,"));

    assertThat(read.faults()).isEmpty();
    assertThat(read.entries()).extracting(Entry::row).containsExactly(3);
  }

  @Test
  void tellsWhatAnIssueLacksWhoseNumberIsChinese() {
    Sheets.Read read = Sheets.read(csv("序号,问题描述,责任单位", "一,甲,省厅", "二,乙,", "三,丙,省厅"));

    assertThat(keys(read.faults())).containsExactly("3 责任单位 ledger.row.required");
    assertThat(read.entries()).extracting(Entry::row).containsExactly(2, 4);
  }

  @Test
  void writesChinesePunctuationInFullWidth() {
    Sheets.Read read =
        Sheets.read(csv("问题描述,责任单位", "\"案卷缺页,送达回证(2份)未签字;详见附件:12,000元,10:30在G6(K12+300).\",省厅"));

    assertThat(read.entries().get(0).issue().description())
        .isEqualTo("案卷缺页，送达回证（2份）未签字；详见附件：12,000元，10:30在G6(K12+300).");
    assertThat(read.entries().get(0).described()).startsWith("案卷缺页,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "该单位\"双随机\"抽查不达标,台账缺失 | 该单位“双随机”抽查不达标，台账缺失",
        "未落实\"双随机,一公开\"(2起)的\"要求.\" | 未落实“双随机，一公开”（2起）的“要求。”",
        "填写“已整改\"但无佐证 | 填写“已整改”但无佐证",
        "标注'待定'字样 | 标注‘待定’字样",
        "口径6\"和8\"的钢管,系统显示\"ERROR\"提示 | 口径6\"和8\"的钢管，系统显示“ERROR”提示",
        "the driver's \"log book\" is missing | the driver's \"log book\" is missing",
        "只有一个\"引号 | 只有一个\"引号",
        "空的\"\"引号 | 空的\"\"引号",
      })
  void writesChineseQuotationMarks(String written, String expected) {
    String cell = '"' + written.replace("\"", "\"\"") + '"';
    Sheets.Read read = Sheets.read(csv("问题描述,责任单位", cell + ",省厅"));

    assertThat(read.entries().get(0).issue().description()).isEqualTo(expected);
  }

  @Test
  void writesChinesePunctuationInWhatIsKept() {
    Sheets.Read read =
        Sheets.read(
            csv(
                "问题编号,问题描述,责任单位,整改措施,发现日期,备注,整改责任人",
                "督(2026)7号;甲,甲,省厅,\"立即整改,完善制度.\",2026.11.2,\"已约谈,待复核\",\"张三,李四\""));

    assertThat(read.entries().get(0).issue().facts().get("remark"))
        .isEqualTo("发现日期: 2026.11.2\n整改措施: 立即整改，完善制度。\n问题编号: 督(2026)7号;甲\n整改责任人: 张三，李四\n已约谈，待复核");
  }

  @Test
  void warnsOfDatesThatHavePassed() {
    Sheets.Read read = Sheets.read(csv("问题描述,责任单位,整改时限", "甲,省厅,2025-12-24"));

    assertThat(keys(read.notes())).containsExactly("2 整改时限 ledger.row.past");
    assertThat(read.entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-10, 2026-12-24, ''",
    "2026-11-10, 2026-12-27, 整改时限 ledger.row.due.dayOff",
    "2026-11-10, 2226-12-24, 整改时限 ledger.row.due.far",
    "2027-03-01, 2027-04-01, 发现日期 ledger.row.found.future",
    "1900-03-01, 2026-12-24, 发现日期 ledger.row.found.old",
    "2026-11-10, 2026-11-09, 整改时限 ledger.row.past 整改时限 ledger.row.due.beforeFound",
    "2027-03-01, 2027-02-26, 整改时限 ledger.row.due.beforeFound 发现日期 ledger.row.found.future"
  })
  void warnsOfDaysThatCanHardlyBeMeant(String found, String due, String expected) {
    Sheets.Read read = Sheets.read(csv("问题描述,责任单位,发现日期,整改时限", "甲,省厅," + found + "," + due));

    assertThat(String.join(" ", keys(read.notes()).stream().map(key -> key.substring(2)).toList()))
        .isEqualTo(expected);
    assertThat(read.entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "B1-long-cell-in-190-columns.xlsx, spreadsheet.characters",
    "C12-unclosed-quote.csv, spreadsheet.quote",
    "C25-html.xls, spreadsheet.html"
  })
  void namesWhatItCannotRead(String name, String messageKey) {
    assertRefused(file(name), messageKey);
  }

  @Test
  void namesOtherFilesForWhatTheyAre() throws IOException {
    byte[] ole2 = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 600);
    byte[] locked = ole2.clone();
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, locked, 512, name.length);

    assertRefused(ole2, "spreadsheet.old");
    assertRefused(locked, "spreadsheet.password");
    assertRefused(zip("[Content_Types].xml", "xl/workbook.bin"), "spreadsheet.xlsb");
    assertRefused(zip("[Content_Types].xml", "word/document.xml"), "spreadsheet.document");
    assertRefused(zip("台账.xlsx"), "spreadsheet.archive");
    assertRefused("%PDF-1.7 x".getBytes(UTF_8), "spreadsheet.document");
    assertRefused(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            .getBytes(UTF_8),
        "spreadsheet.xml");
    assertRefused(
        "MIME-Version: 1.0\nContent-Type: multipart/related".getBytes(UTF_8), "spreadsheet.html");
  }

  private static byte[] zip(String... names) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return out.toByteArray();
  }

  @Test
  void readsUnicodeTextOfExcel() {
    byte[] text = "\uFEFF问题描述\t责任单位\n甲\t省厅\n".getBytes(StandardCharsets.UTF_16LE);

    assertThat(Sheets.read(text).entries()).hasSize(1);
  }

  private static void assertRefused(byte[] content, String messageKey) {
    assertThatThrownBy(() -> Sheets.read(content))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.errors().get(0).messageKey()).isEqualTo(messageKey));
  }
}
