package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.RootAdministrators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Notices as they are pasted. */
class HolidayNoticeTest {

  private static final String WHOLE =
      """
      国务院办公厅关于2027年部分节假日安排的通知
      各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
      经国务院批准，现将2027年元旦、春节、清明节放假调休日期的具体安排通知如下。
      一、元旦：2027年1月1日（周五）至3日（周日）放假，共3天。
      二、春节：2月5日至7日放假调休，共3天。1月31日（星期日）、2月13日（星期六）上班。
      三、清明节：4月3日至4日放假，共2天。
      节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
      国务院办公厅
      2026年11月4日
      """;

  private static final List<String> OF_WHOLE =
      List.of(
          "01-01 holiday 元旦",
          "01-02 holiday 元旦",
          "01-03 holiday 元旦",
          "01-31 workday 春节",
          "02-05 holiday 春节",
          "02-06 holiday 春节",
          "02-07 holiday 春节",
          "02-13 workday 春节",
          "04-03 holiday 清明",
          "04-04 holiday 清明");

  private final Caller administrator =
      new Caller("administrator", "管理员", List.of(new Duty("QH", Role.ADMINISTRATOR)));
  private final HolidayNotice notices =
      new HolidayNotice(new RootAdministrators(new ListedUnits()));

  private HolidayNotice.Read read(String text) {
    return notices.read(administrator, 2027, text);
  }

  private static List<String> told(List<DayForm> days) {
    return days.stream()
        .map(day -> String.valueOf(day.date()).substring(5) + " " + day.kind() + " " + day.name())
        .toList();
  }

  static Stream<String> spellings() {
    return Stream.of(
        WHOLE,
        WHOLE.replace("\n", ""),
        WHOLE.replace("\n", " "),
        WHOLE.replace("\n", "\r\n\r\n"),
        WHOLE.replace("：2", "：\n2"),
        WHOLE.replace("日至", "日\n至"),
        WHOLE.replace("月", " 月 ").replace("日", " 日 "),
        WHOLE.replace("一、元旦", "元旦").replace("二、春节", "春节").replace("三、清", "清").replace("\n", ""),
        WHOLE.replace("。", "，").replace("上班，", "上班。"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsANoticeHoweverItsLinesAreBroken(String text) {
    assertThat(told(read(text).days())).as(text).isEqualTo(OF_WHOLE);
    assertThat(read(text).others()).isEmpty();
  }

  @Test
  void readsSeveralFestivalsOfOneParagraph() {
    HolidayNotice.Read read = read("元旦：2027年12月31日至2028年1月1日放假，共2天。国庆节：10月1日至2日放假。");

    assertThat(told(read.days()))
        .containsExactly("10-01 holiday 国庆节", "10-02 holiday 国庆节", "12-31 holiday 元旦");
    assertThat(told(read.others())).containsExactly("01-01 holiday 元旦");
  }

  @Test
  void keepsFestivalsThatAreOneHolidayTogether() {
    assertThat(told(read("六、国庆节、中秋节：10月1日至2日放假。").days()))
        .containsExactly("10-01 holiday 国庆节、中秋", "10-02 holiday 国庆节、中秋");
  }

  @Test
  void keepsARemarkWithAColonWithItsFestival() {
    assertThat(told(read("劳动节：5月1日放假，其中：5月8日上班。注意：5月9日上班。").days()))
        .containsExactly("05-01 holiday 劳动节", "05-08 workday 劳动节", "05-09 workday 劳动节");
  }

  @Test
  void amendsTheFestivalsOfAParagraphOnly() {
    List<CalendarDay> known = DayForm.check(2027, read(WHOLE).days());

    List<DayForm> amended = read("现将安排调整如下：春节：2月5日至6日放假。国庆节：10月1日放假。").amending(known);

    assertThat(told(amended))
        .containsExactly(
            "01-01 holiday 元旦",
            "01-02 holiday 元旦",
            "01-03 holiday 元旦",
            "02-05 holiday 春节",
            "02-06 holiday 春节",
            "04-03 holiday 清明",
            "04-04 holiday 清明",
            "10-01 holiday 国庆节");
  }
}
