package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Announces a year of its own, far off, and takes it back. */
@ServiceTest
class WorkdaysPageTest {

  private static final String YEAR = "/calendar/2041";
  private static final String NOTICE =
      """
      各省、自治区、直辖市人民政府：
      一、元旦：2040年12月31日（周一）至1月2日（周三）放假调休，共3天。1月5日（周六）上班。
      二、春节：1月31日（农历除夕、周四）至2月6日（周三）放假调休，共7天。1月26日（周六）、2月9日（周六）上班。
      三、清明节：4月4日（周四）放假，不调休。
      节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
      """;

  @LocalServerPort private int port;
  private Api api;
  private Pages admin;
  private Pages inspector;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = Pages.of(port, "qh-admin");
    inspector = Pages.of(port, "dt-rectifier");
  }

  @AfterEach
  void takeBack() {
    api.as("qh-admin").put("/api/calendar/2041", Map.of("days", java.util.List.of())).expect(200);
  }

  @Test
  void showsEverybodyAYearWithItsHolidaysInWords() {
    String page = inspector.get("/calendar?year=2026").expect(200).text();
    assertThat(page)
        .contains("2月15日（周日） 至 2月23日（周一）", "调休上班", "datetime=\"2026-12-31\"", "春节 放假")
        .doesNotContain("尚未公布", YEAR);
    assertThat(inspector.inEnglish().get("/calendar?year=2026").expect(200).text())
        .contains("Spring Festival", "Make-up working day", "November");
  }

  @Test
  void saysThatAYearIsNotYetAnnounced() {
    assertThat(inspector.get("/calendar?year=2041").expect(200).text()).contains("尚未公布");
    inspector.get("/calendar?year=99999").expect(400);
  }

  @Test
  void countsWorkingDaysAndNamesThoseThatDoNotCount() {
    assertThat(inspector.get("/calendar?year=2026&from=2026-09-28&workdays=6").expect(200).text())
        .contains("2026年9月28日之后第 6 个工作日：2026年10月12日（星期一）", "其间 8 天不计入", "国庆节");
    assertThat(inspector.get("/calendar?from=%3Cb%3E&workdays=7").expect(422).text())
        .contains("reckoning-from-fault", "value=\"&lt;b&gt;\"", "value=\"7\"");
    assertThat(inspector.get("/calendar?from=2026-01-01&workdays=-3").expect(422).text())
        .contains("reckoning-workdays-fault");
  }

  @Test
  void announcesAYearOutOfTheNoticeAfterItWasLookedOver() {
    admin.get("/calendar?year=2041");
    String read = admin.post(YEAR + "/notice", Map.of("notice", NOTICE)).expect(200).text();
    assertThat(read)
        .contains("2041-01-01,holiday,元旦,New Year&#39;s Day")
        .contains("2041-01-05,workday,元旦", "2041-02-06,holiday,春节", "2041-02-09,workday,春节")
        .contains("2041-04-04,holiday,清明,Tomb-sweeping Day")
        .contains("有 1 天不在本年", "2040年12月31日")
        .doesNotContain("2040-12-31,holiday");
    assertThat(admin.get("/calendar?year=2041").text()).contains("尚未公布");

    admin
        .post(
            YEAR + "/announcement",
            Map.of("lines", "2041-01-01,休,元旦,New Year\n\n2041-01-05,班,元旦,New Year"))
        .expect(302);
    assertThat(admin.get("/calendar?year=2041").text()).doesNotContain("尚未公布").contains("1月5日（周六）");
    assertThat(admin.post(YEAR + "/notice", Map.of("notice", "没有日期")).expect(422).text())
        .contains("notice-notice-fault");
  }

  @Test
  void anAmendedNoticeLeavesTheOtherFestivals() {
    admin.get("/calendar?year=2041");
    admin
        .post(
            YEAR + "/announcement",
            Map.of(
                "lines",
                "2041-01-01,休,元旦,New Year\n2041-05-01,休,劳动节,May Day\n2041-05-04,班,劳动节,May Day"))
        .expect(302);

    String read =
        admin
            .post(YEAR + "/notice", Map.of("notice", "劳动节：5月1日（周三）至3日（周五）放假，共3天。"))
            .expect(200)
            .text();

    assertThat(read)
        .contains("2041-01-01,holiday,元旦", "2041-05-01,holiday,劳动节", "2041-05-03,holiday,劳动节")
        .contains("保留原有的 1 天")
        .doesNotContain("2041-05-04,workday");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " ", "一、", "（", "1月", "1日至", "：", "元旦：1日放假1日放假\n"})
  void readsANoticeInNoTimeWhateverStandsThere(String repeated) {
    admin.get("/calendar?year=2041");
    String notice = repeated.repeat(9_000 / repeated.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(admin.post(YEAR + "/notice", Map.of("notice", notice)).status())
                .isIn(200, 422));
  }

  @Test
  void refusesNoticesThatAreNoneAndReadsNoneForOthersThanAdministrators() {
    admin.get("/calendar?year=2041");
    assertThat(
            admin.post(YEAR + "/notice", Map.of("notice", "节".repeat(10_001))).expect(422).text())
        .contains("notice-notice-fault", "10,000");
    admin
        .post(YEAR + "/announcement", Map.of("lines", "2041-01-01,休,元旦,New Year\n".repeat(367)))
        .expect(422);
    inspector.get("/calendar?year=2041");
    inspector.post(YEAR + "/notice", Map.of("notice", NOTICE)).expect(403);
  }

  @Test
  void tellsFaultsByLineAndKeepsTheLines() {
    admin.get("/calendar?year=2041");
    String page =
        admin
            .post(
                YEAR + "/announcement",
                Map.of("lines", "2041-01-01,休,元旦,New Year\n2040-01-02,off,</textarea><b>,"))
            .expect(422)
            .text();
    assertThat(page)
        .contains("announcement-lines-fault", "第 2 行：", "&lt;/textarea&gt;&lt;b&gt;")
        .doesNotContain("第 1 行：", "</textarea><b>");
  }

  @Test
  void addsADayToWhatTheYearHas() {
    admin.get("/calendar?year=2041");
    admin.post(YEAR + "/announcement", Map.of("lines", "2041-01-01,休,元旦,New Year")).expect(302);
    Map<String, String> day =
        Map.of("date", "2041-10-01", "kind", "holiday", "name", "国庆节", "nameEn", "National Day");
    admin.post(YEAR + "/days", day).expect(302);
    assertThat(admin.post(YEAR + "/days", day).expect(422).text()).contains("day-date-fault");
    admin
        .post(
            YEAR + "/days",
            Map.of(
                "date", "2041-10-02", "kind", "holiday", "name", "国庆节", "nameEn", "National Day"))
        .expect(302);
    assertThat(admin.get("/calendar?year=2041").text()).contains("10月1日（周二） 至 10月2日（周三）");
  }

  @Test
  void addsNoSingleDayToAYearThatIsNotAnnounced() {
    assertThat(admin.get("/calendar?year=2041").text())
        .contains("须先公布全年安排", "href=\"#announcement-title\"")
        .doesNotContain("action=\"/calendar/2041/days");
    Map<String, String> day =
        Map.of("date", "2041-10-01", "kind", "holiday", "name", "国庆节", "nameEn", "National Day");
    assertThat(admin.post(YEAR + "/days", day).expect(422).text())
        .contains("day-date-fault", "须先公布全年安排");
    assertThat(admin.get("/calendar?year=2041").text()).contains("尚未公布");
    inspector.get("/calendar?year=2041");
    inspector.post(YEAR + "/days", day).expect(403);
  }

  @Test
  void letsNobodyElseAnnounceNorAFormFromElsewhere() {
    Map<String, String> lines = Map.of("lines", "2041-01-01,休,元旦,New Year");
    inspector.get("/calendar?year=2041");
    inspector.post(YEAR + "/announcement", lines).expect(403);
    admin.withoutFormToken().post(YEAR + "/announcement", lines).expect(403);
    assertThat(admin.get("/calendar?year=2041").text()).contains("尚未公布");
  }
}
