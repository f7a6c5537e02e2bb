package org.bihuan.ledger.header;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SheetText;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes lines of the form a ledger is written on: totals, signatures, notes, titles of
 * sections, numbers without a row. They are no issues.
 */
final class FormRows {

  /** In characters: longer texts are contents. */
  private static final int LONGEST = 200;

  private static final Set<String> NOTHING = Set.of("/", "\\", "-", "--", "—", "——", "无", "0");

  private static final Pattern TOTAL =
      Pattern.compile("(合计|总计|小计|共计|累计|total|subtotal|grandtotal|sum)[:：]?\\d{0,9}[个项条件]?(问题)?");

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?s)^[（(]?(单位|部门|主要|分管|科室|项目|现场|整改|督导|检查)?(填表|填报|制表|审核|审定|审批|核定|批准|签发|复核|校核|校对|经办|承办|报送|上报|编制|记录|负责|"
              + "联系|签字|签名|签章|盖章|公章|主管|分管|领导)(人员?|单位|部门|机构|领导|电话|方式|日期|时间|意见|"
              + "责任人|负责人)?[）)]?([（(][^（()）]{0,20}[）)])?\\s*([:：_\\s].*)?$");

  private static final Pattern NOTE =
      Pattern.compile(
          "(?s)^[*※]?[（(]?(注|备注|说明|附注|注释|注意|注意事项|填表说明|填报说明|填写说明|单位|日期|时间|联系电话|电话|年月日)\\d{0,2}"
              + "[）)]?\\s*[:：].*");

  private static final Pattern END =
      Pattern.compile(
          "^[-—（(\\s]*(以下空白|以下无正文|此页无正文|以下无内容|下接|续表|续上表|本页小计|.{0,20}年.{0,4}月.{0,4}日)"
              + "[-—）)\\s]*$");

  private static final Pattern SECTION =
      Pattern.compile(
          "^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\\d]{1,3}[部方章节类批]|"
              + "[A-Z]{1,4}[.、]).{1,100}$");

  /** What numbers a section, and seldom an issue: 一, （二）, 第三部分, Ⅳ. */
  private static final Pattern SECTION_NUMBER =
      Pattern.compile(
          "第?[（(]?([一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻ]|[IVX]{1,4}|[A-Z])[）)]?(部分|方面|章|节|类|批)?[、.．:：]?");

  private final Header header;
  private final boolean sections;

  /**
   * @param lines those below the header
   */
  FormRows(Header header, List<SheetRow> lines) {
    this.header = header;
    this.sections = lines.stream().noneMatch(line -> isIssueNumberedSo(header, line));
  }

  /** Whether an issue has a number as sections have it: then such a number tells nothing. */
  private static boolean isIssueNumberedSo(Header header, SheetRow line) {
    Integer sequence = header.columns().get(Column.SEQUENCE);
    Integer unit = header.columns().get(Column.UNIT);
    return sequence != null
        && unit != null
        && SECTION_NUMBER.matches(line.cell(sequence).strip())
        && !line.cell(unit).isBlank()
        && !NOTHING.contains(line.cell(unit).strip());
  }

  /** Whether it has no text, or nothing but its number. */
  boolean isBlank(SheetRow line) {
    return written(line).isEmpty();
  }

  /** Of a line that is not blank. */
  boolean isForm(SheetRow line) {
    List<Integer> written = written(line);
    int first = written.get(0);
    String start = line.cell(first).strip();
    if (start.length() > LONGEST) {
      return false;
    }
    return TOTAL.matches(TextNormalizer.headerKey(start))
        || isSection(line, written)
        || isNumbering(line, written)
        || (isLabel(start) && !isIssue(line, written));
  }

  /** The columns with a text that says something, apart from the row's number. */
  private List<Integer> written(SheetRow line) {
    return line.written().stream()
        .filter(column -> !NOTHING.contains(line.cell(column).strip()))
        .filter(column -> !isSequence(line, column))
        .toList();
  }

  private boolean isSequence(SheetRow line, int column) {
    String text = line.cell(column).strip();
    return Integer.valueOf(column).equals(header.columns().get(Column.SEQUENCE))
        && (text.chars().allMatch(c -> Character.isDigit(c) || c == '.')
            || SheetText.isError(text)
            || isSectionNumber(text));
  }

  private boolean isSectionNumber(String text) {
    return sections && SECTION_NUMBER.matches(text);
  }

  private static boolean isLabel(String text) {
    return SIGNATURE.matches(text) || NOTE.matches(text) || END.matches(text);
  }

  /** A single short text beside the description, or one that is numbered like a heading. */
  private boolean isSection(SheetRow line, List<Integer> written) {
    if (written.size() != 1) {
      return false;
    }
    int column = written.get(0);
    Header.Cell cell = header.at(column).orElse(null);
    boolean content = cell == null || isContent(cell.column());
    if (!content) {
      return line.shared().isEmpty();
    }
    boolean alone = line.written().size() == 1;
    return (alone && SECTION.matches(line.cell(column).strip())) || (!alone && isNumbered(line));
  }

  /** Whether the line's number is that of a section. */
  private boolean isNumbered(SheetRow line) {
    Integer sequence = header.columns().get(Column.SEQUENCE);
    return sequence != null
        && line.shared().isEmpty()
        && isSectionNumber(line.cell(sequence).strip());
  }

  private static boolean isContent(@Nullable Column column) {
    return column == Column.DESCRIPTION || column == Column.TITLE || column == Column.UNIT;
  }

  /** A line that numbers the columns: 1, 2, 3, … */
  private static boolean isNumbering(SheetRow line, List<Integer> written) {
    List<Integer> all = line.written();
    if (all.size() < 3 || written.isEmpty()) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (!line.cell(all.get(i)).strip().equals(Integer.toString(i + 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it has a description, or a unit, that is no part of a signature. */
  private boolean isIssue(SheetRow line, List<Integer> written) {
    boolean described =
        says(Column.DESCRIPTION, line, written) || says(Column.TITLE, line, written);
    boolean starts = isContent(header.at(written.get(0)).map(Header.Cell::column).orElse(null));
    return described || (starts && says(Column.UNIT, line, written));
  }

  private boolean says(Column column, SheetRow line, List<Integer> written) {
    int at = written.indexOf(header.columns().getOrDefault(column, -1));
    if (at < 0 || isLabel(line.cell(written.get(at)).strip())) {
      return false;
    }
    String before = at == 0 ? "" : line.cell(written.get(at - 1)).strip();
    boolean isValue = before.endsWith(":") || before.endsWith("：");
    return !isValue;
  }
}
