package org.bihuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class CalendarApiTest {

  @LocalServerPort int port;
  @Autowired WorkCalendar calendar;
  @Autowired CalendarTables tables;
  @Autowired ShippedHolidays shipped;
  private Api api;

  @BeforeEach
  void open() {
    api = new Api(port);
  }

  private static Map<String, String> day(String date, String kind) {
    return Map.of("date", date, "kind", kind, "name", "元旦", "nameEn", "New Year's Day");
  }

  private JsonNode deadline(String from, int workdays) {
    return api.as("dt-rectifier")
        .with("Accept-Language", "en")
        .get("/api/calendar/deadline?from=" + from + "&workdays=" + workdays)
        .expect(200)
        .body();
  }

  @Test
  void showsAYearAndWhetherItIsAnnounced() {
    JsonNode year = api.as("dt-rectifier").get("/api/calendar?year=2026").expect(200).body();
    assertThat(year.path("announced").asBoolean()).isTrue();
    assertThat(year.path("days")).hasSize(39);
    assertThat(year.path("days").get(3).toString())
        .isEqualTo(
            "{\"date\":\"2026-01-04\",\"kind\":\"workday\",\"name\":\"元旦\",\"nameEn\":\"New"
                + " Year's Day\"}");
    api.as("dt-rectifier").get("/api/calendar?year=999999").expect(400);
    api.anonymous().get("/api/calendar?year=2026").expect(401);
  }

  @Test
  void explainsADeadlineDayByDay() {
    JsonNode deadline = deadline("2026-02-10", 10);
    assertThat(deadline.path("dueOn").asText()).isEqualTo("2026-03-02");
    assertThat(deadline.path("dueAt").asText()).startsWith("2026-03-02T18:00:00+08:00");
    assertThat(deadline.path("provisional").asBoolean()).isFalse();
    assertThat(deadline.path("skipped")).hasSize(10);
    assertThat(deadline.path("skipped").get(0).toString())
        .isEqualTo("{\"date\":\"2026-02-15\",\"reason\":\"holiday\",\"name\":\"Spring Festival\"}");
    assertThat(deadline.path("skipped").get(9).path("name").asText()).isEqualTo("Weekend");
  }

  @Test
  void refusesADeadlineThatNobodyCouldMean() {
    for (String query :
        List.of(
            "from=2026-02-30&workdays=1",
            "from=+999999999-01-01&workdays=1",
            "from=2026-02-10&workdays=-1",
            "from=2026-02-10&workdays=10001",
            "workdays=1")) {
      api.as("dt-rectifier").get("/api/calendar/deadline?" + query).expect(400);
    }
  }

  @Test
  void anAnnouncementMovesDeadlinesAndEndsTheirBeingProvisional() {
    CurrentCalendar otherNode = new CurrentCalendar(tables, shipped);
    assertThat(deadline("2030-12-31", 1).path("dueOn").asText()).isEqualTo("2031-01-01");
    assertThat(deadline("2030-12-31", 1).path("provisional").asBoolean()).isTrue();
    var days = List.of(day("2031-01-01", "holiday"), day("2031-01-04", "workday"));
    api.as("qh-admin").put("/api/calendar/2031", Map.of("days", days)).expect(200);
    assertThat(deadline("2030-12-31", 1).path("dueOn").asText()).isEqualTo("2031-01-02");
    assertThat(deadline("2030-12-31", 1).path("provisional").asBoolean()).isFalse();
    assertThat(calendar.isWorkday(LocalDate.of(2031, 1, 4))).isTrue();
    assertThat(otherNode.get().isAnnounced(2031)).isFalse();
    otherNode.refresh();
    assertThat(otherNode.get().isAnnounced(2031)).isTrue();
    api.as("qh-admin").put("/api/calendar/2031", Map.of("days", List.of())).expect(200);
    assertThat(calendar.isProvisional(LocalDate.of(2031, 1, 4))).isTrue();
  }

  @Test
  void aCorrectedYearIsNotOverwrittenByWhatIsShipped() {
    JsonNode year = api.as("qh-admin").get("/api/calendar?year=2021").expect(200).body();
    api.as("qh-admin")
        .put("/api/calendar/2021", Map.of("days", List.of(day("2021-01-01", "holiday"))))
        .expect(200);
    shipped.addMissingYears();
    assertThat(tables.load().of(2021)).hasSize(1);
    api.as("qh-admin").put("/api/calendar/2021", Map.of("days", year.path("days"))).expect(200);
    assertThat(api.as("qh-admin").get("/api/calendar?year=2021").body()).isEqualTo(year);
  }

  @Test
  void namesEveryDayThatIsWrong() {
    JsonNode errors =
        api.as("qh-admin")
            .put(
                "/api/calendar/2032",
                Map.of(
                    "days",
                    List.of(
                        day("2031-12-31", "holiday"),
                        day("2032-01-01", "fast"),
                        day("2032-01-01", "holiday"),
                        day("2032-01-05", "workday"),
                        Map.of("date", "2032-01-06"))))
            .expect(422)
            .body()
            .path("errors");
    assertThat(errors.findValuesAsText("field"))
        .containsExactly(
            "days[0].date",
            "days[1].kind",
            "days[2].date",
            "days[3].date",
            "days[4].kind",
            "days[4].name",
            "days[4].nameEn");
    assertThat(calendar.isProvisional(LocalDate.of(2032, 1, 1))).isTrue();
  }

  @Test
  void takesAnAnnouncementBackOnlyWhereTheListIsGiven() {
    JsonNode refused =
        api.as("qh-admin").put("/api/calendar/2034", Map.of()).expect(422).body().path("errors");

    assertThat(refused.findValuesAsText("field")).containsExactly("days");
  }

  @Test
  void onlyAdministratorsAnnounce() {
    api.as("qh-leader").put("/api/calendar/2033", Map.of("days", List.of())).expect(403);
  }
}
