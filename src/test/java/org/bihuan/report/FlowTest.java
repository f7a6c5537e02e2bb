package org.bihuan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Figures on the progress of issues, from Monday 2 March 2026 on. */
@TimedTest
class FlowTest {

  private static final String SUBMIT = "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已整改\"}}";
  private static final String SEND_BACK =
      "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"未落实\"}}";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private final String category = "流转" + UUID.randomUUID();
  private Api api;

  @BeforeEach
  void begin() {
    goTo("2026-03-02T09:00");
  }

  /** Everybody signs in again, since tokens expire. */
  private void goTo(String time) {
    clock.moveTo(LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    api = new Api(port);
  }

  private String open(String dueOn) {
    return new Work(api).open("QH-XN-DT", Map.of("category", category, "dueOn", dueOn));
  }

  @Test
  void eachAgeListsItsIssues() {
    for (String due : new String[] {"03", "04", "05", "10", "20", "28"}) {
      open("2026-03-" + due);
    }
    goTo("2026-04-03T19:00");
    open("2026-04-10");

    JsonNode ages = statistics("/overdue").path("ages");

    assertThat(ages).extracting(age -> age.path("total").asInt()).containsExactly(1, 4, 1, 0);
    for (JsonNode age : ages) {
      assertThat(listed(age.path("link").asText())).isEqualTo(age.path("total").asInt());
    }
    goTo("2026-06-02T09:00");
    assertThat(statistics("/overdue").path("ages"))
        .extracting(age -> age.path("total").asInt())
        .containsExactly(0, 0, 6, 1);
  }

  @Test
  void whatIsDueLaterTodayIsNotOverdueAndWhatWasDueEarlierIs() {
    open("2026-03-03");
    goTo("2026-03-03T17:59");
    assertThat(statistics("/overdue").at("/ages/0/total").asInt()).isZero();

    goTo("2026-03-03T18:01");
    assertThat(statistics("/overdue").at("/ages/0/total").asInt()).isEqualTo(1);
    assertThat(listed(statistics("/overdue").at("/ages/0/link").asText())).isEqualTo(1);
  }

  @Test
  void roundsCountWhoeverCameToThem() {
    open("2026-04-10");
    String back = open("2026-04-10");
    Work.does(api.as("dt-rectifier"), back, "rectify", SUBMIT);
    Work.does(api.as("qh-reviewer"), back, "review", SEND_BACK);

    JsonNode said = statistics("/rounds");

    assertThat(said.path("sentBack").asInt()).isEqualTo(1);
    assertThat(said.path("rounds"))
        .extracting(round -> round.path("round").asInt(), round -> round.path("total").asInt())
        .containsExactly(tuple(1, 2), tuple(2, 1));
    for (JsonNode round : said.path("rounds")) {
      for (String figure : new String[] {"total", "open", "signedOff"}) {
        assertThat(listed(round.path("links").path(figure).asText()))
            .isEqualTo(round.path(figure).asInt());
      }
    }
  }

  @Test
  void aStepTakesTheWorkingDaysItWaitedAndWasWorkedOn() {
    String slow = open("2026-04-10");
    String quick = open("2026-04-10");
    Work.does(api.as("dt-rectifier"), quick, "rectify", SUBMIT);
    goTo("2026-03-06T10:00"); // a Friday
    Work.claim(api.as("dt-rectifier"), Work.task(api.as("dt-rectifier"), slow, "rectify"))
        .expect(200);
    goTo("2026-03-09T10:00"); // the Monday after it
    Work.complete(
            api.as("dt-rectifier"), Work.task(api.as("dt-rectifier"), slow, "rectify"), SUBMIT)
        .expect(200);

    JsonNode step = statistics("/steps").at("/items/0");

    assertThat(step.path("step").asText()).isEqualTo("rectify");
    assertThat(step.path("completed").asInt()).isEqualTo(2);
    assertThat(step.path("median").asDouble()).isEqualTo(2.5);
    assertThat(step.path("mean").asDouble()).isEqualTo(2.5);
    assertThat(step.path("waited").asDouble()).isEqualTo(2);
  }

  @Test
  void aStepIsLateByItsOwnDueDate() {
    String number = open("2026-03-10");
    Work.does(api.as("dt-rectifier"), number, "rectify", SUBMIT);
    goTo("2026-03-27T10:00"); // long after the days a review has
    Work.does(api.as("qh-reviewer"), number, "review", SEND_BACK);
    goTo("2026-04-27T10:00");
    Work.does(api.as("dt-rectifier"), number, "rectify", SUBMIT);
    Work.does(api.as("qh-reviewer"), number, "review", SEND_BACK);

    assertThat(statistics("/steps").path("items"))
        .extracting(
            step -> step.path("step").asText(),
            step -> step.path("completed").asInt(),
            step -> step.path("late").asInt())
        .containsExactly(tuple("rectify", 2, 1), tuple("review", 2, 1));
  }

  @Test
  void whoeverGivesATaskBackIsNotCountedAsWorkingOnIt() {
    String number = open("2026-04-10");
    String task = Work.task(api.as("dt-rectifier"), number, "rectify");
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    api.as("dt-rectifier").post("/api/tasks/" + task + "/release", "").expect(200);
    goTo("2026-03-04T10:00");
    Work.does(api.as("dt-rectifier"), number, "rectify", SUBMIT);

    assertThat(statistics("/steps").at("/items/0/waited").asDouble()).isEqualTo(2);
    assertThat(statistics("/steps").at("/items/0/mean").asDouble()).isEqualTo(2);
  }

  @Test
  void openIssuesStandWhereTheirStepWaits() {
    open("2026-04-10");
    Work.does(api.as("dt-rectifier"), open("2026-04-10"), "rectify", SUBMIT);

    assertThat(statistics("/standing").path("places"))
        .extracting(at -> at.at("/steps/0").asText(), at -> at.path("total").asInt())
        .containsExactly(tuple("rectify", 1), tuple("review", 1));
  }

  @Test
  void nobodyCountsWhatTheyMayNotSee() {
    open("2026-04-10");

    assertThat(
            api.as("hz-rectifier")
                .get("/api/statistics/standing?category=" + URLEncoder.encode(category, UTF_8))
                .expect(200)
                .body()
                .path("places"))
        .isEmpty();
  }

  private JsonNode statistics(String which) {
    return api.as("qh-leader")
        .get("/api/statistics" + which + "?category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body();
  }

  private int listed(String link) {
    return api.as("qh-leader").get(link + "&count=true").expect(200).body().path("total").asInt();
  }
}
