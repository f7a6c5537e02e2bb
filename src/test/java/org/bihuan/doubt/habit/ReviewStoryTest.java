package org.bihuan.doubt.habit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.doubt.Compared;
import org.bihuan.evidence.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A review in which nothing was looked at is told to the supervising unit. */
@TimedTest
class ReviewStoryTest {

  private static final String SIGNED_OFF = "{\"outcome\":\"signOff\"}";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private QuarterlyHabits habits;
  @Autowired private ReviewRows reviews;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private Session reviewer;
  private String file = "";

  @BeforeEach
  void begin() {
    clock.moveTo(Instant.now());
    api = new Api(port);
    reviewer = api.as("qh-reviewer");
  }

  @Test
  void tellsOfAReviewInLessTimeThanItTakesToLook() {
    String issue = handedIn();
    review(issue, Duration.ofSeconds(12));
    String slow = handedIn();
    review(slow, Duration.ofSeconds(13));

    JsonNode fast = doubt(issue, "fastReview");
    assertThat(fast.at("/facts/seconds").asInt()).isEqualTo(12);
    assertThat(fast.at("/facts/least").asInt()).isEqualTo(13);
    assertThat(fast.path("afterSignOff").asBoolean()).isTrue();
    assertThat(doubt(slow, "fastReview").isMissingNode()).isTrue();
    reviewer
        .post(
            "/api/issues/" + issue + "/doubts/" + fast.path("id").asText() + "/dismissal",
            Map.of("reason", "本人知道"))
        .expect(403);
  }

  @Test
  void tellsOfASignOffForWhichNoFileWasOpened() {
    String unseen = handedIn();
    review(unseen, Duration.ofMinutes(5));
    String seen = handedIn();
    reviewer.get("/api/evidence/" + file).expect(200);
    reviewer.get("/api/evidence/" + file).expect(200);
    review(seen, Duration.ofMinutes(5));
    String listed = handedIn();
    reviewer.get("/api/evidence/" + file + "/thumbnail?size=320");
    review(listed, Duration.ofMinutes(5));

    assertThat(doubt(unseen, "notOpened").at("/facts/files").asInt()).isEqualTo(1);
    assertThat(doubt(seen, "notOpened").isMissingNode()).isTrue();
    assertThat(doubt(listed, "notOpened").isMissingNode()).isFalse();
  }

  @Test
  void comparesReviewersOfAQuarterOnce() {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Quarter quarter = new Quarter(Quarter.endedBefore(day).end()); // the one that goes on
    String issue = handedIn();
    review(issue, Duration.ofMinutes(5));
    for (int i = 0; i < 300; i++) {
      reviews.add(
          issue,
          "QH-XN-DT",
          new Review(
              "habits-" + i + System.nanoTime(),
              "review",
              i < 40 ? "a-reviewer" : "b-reviewer",
              1,
              quarter.from(zone),
              quarter.from(zone).plusSeconds(i < 30 ? 1 : 500),
              List.of(),
              0,
              i % 2 == 0,
              false));
    }

    clock.moveTo(quarter.to(zone).plusSeconds(60));
    habits.look();
    habits.look();

    JsonNode often = doubt(issue, "oftenFast");
    assertThat(often.at("/facts/subject").asText()).isEqualTo("a-reviewer");
    assertThat(often.at("/facts/some").asInt()).isEqualTo(15);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from doubt where issue = ? and rule = 'oftenFast'",
                Long.class,
                issue))
        .isEqualTo(1);
  }

  private String handedIn() {
    Session rectifier = api.as("dt-rectifier");
    String issue = new Work(api).open("QH-XN-DT", Map.of());
    file =
        rectifier
            .upload("/api/issues/" + issue + "/evidence", "a.jpg", Samples.jpeg(), Map.of())
            .expect(201)
            .text("id");
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    rectifier
        .post(
            "/api/tasks/" + task + "/complete",
            Map.of(
                "outcome", "submit", "fields", Map.of("measures", "补"), "evidence", List.of(file)))
        .expect(200);
    return issue;
  }

  private void review(String issue, Duration taken) {
    String task = Work.task(reviewer, issue, "review");
    Work.claim(reviewer, task).expect(200);
    clock.advance(taken);
    Work.complete(reviewer, task, SIGNED_OFF).expect(200);
    Compared.now(port, issue);
  }

  private JsonNode doubt(String issue, String rule) {
    JsonNode all =
        api.as("qh-leader")
            .get("/api/issues/" + issue + "/doubts")
            .expect(200)
            .body()
            .path("items");
    for (JsonNode one : all) {
      if (one.path("rule").asText().equals(rule)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }
}
