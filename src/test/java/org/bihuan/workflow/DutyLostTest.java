package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Access ends with the duty; issues one has worked on oneself stay readable for ninety days. */
@TimedTest
class DutyLostTest {

  private static final String UNIT = "QH-XN-DT";
  private static final String SUBMITTED =
      "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"补装\"}}";
  private static final List<String> READ =
      List.of(
          "", "/trail", "/trail/verification", "/comments", "/deadline", "/diagram", "/evidence");

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Loop loop;
  private String username;
  private String issue;
  private String evidence;

  @BeforeEach
  void rectify() {
    loop = Loop.begin(port, clock);
    username = Accounts.create(new Api(port), UNIT, "rectifier");
    issue = new Work(new Api(port)).open(UNIT, Map.of());
    Session rectifier = loop.as(username);
    evidence =
        rectifier
            .upload("/api/issues/" + issue + "/evidence", "a.txt", "a".getBytes(UTF_8), Map.of())
            .expect(201)
            .text("id");
    Work.does(rectifier, issue, "rectify", SUBMITTED);
  }

  private void moveElsewhere() {
    moveElsewhere("rectifier");
  }

  private void moveElsewhere(String role) {
    Session admin = loop.as("qh-admin");
    admin
        .post("/api/people/" + username + "/duties", Map.of("unit", "QH-HB", "role", "inspector"))
        .expect(200);
    admin.delete("/api/people/" + username + "/duties?unit=" + UNIT + "&role=" + role).expect(204);
  }

  @Test
  void worksOnAnIssueWhileTheDutyLasts() {
    Answer seen = loop.as(username).get("/api/issues/" + issue).expect(200);

    assertThat(seen.text("access")).isEqualTo("full");
    assertThat(seen.body().has("readableUntil")).isFalse();
    loop.as(username).post("/api/issues/" + issue + "/comments", Map.of("text", "a")).expect(201);
  }

  @Test
  void readsWhatOneWorkedOnForNinetyDaysAndThenNothing() {
    String before = loop.as(username).get("/api/issues/" + issue).header("ETag");
    moveElsewhere();
    Session moved = loop.as(username);

    Answer seen = moved.get("/api/issues/" + issue).expect(200);
    assertThat(seen.text("access")).isEqualTo("readOnly");
    assertThat(Instant.parse(seen.text("readableUntil")))
        .isBetween(
            clock.instant().plus(Duration.ofDays(90)).minusSeconds(600),
            clock.instant().plus(Duration.ofDays(90)));
    assertThat(seen.body().path("actions")).isEmpty();
    assertThat(seen.header("ETag")).isNotEqualTo(before);
    for (String part : READ) {
      moved.get("/api/issues/" + issue + part).expect(200);
    }
    moved.get("/api/evidence/" + evidence).expect(200);
    assertThat(moved.get("/api/issues?q=" + issue).expect(200).text()).doesNotContain(issue);

    clock.advance(Duration.ofDays(90));
    Session later = loop.as(username);
    String nowhere = "QH-1999-000001";
    for (String part : READ) {
      Answer gone = later.get("/api/issues/" + issue + part).expect(404);
      assertThat(gone.text().replace(issue, nowhere))
          .isEqualTo(later.get("/api/issues/" + nowhere + part).text());
    }
    later.get("/api/evidence/" + evidence).expect(404);
    later.post("/api/issues/" + issue + "/comments", Map.of("text", "a")).expect(404);
    Pages page = Pages.of(port, username, Accounts.PASSWORD);
    page.get("/issues/" + issue).expect(404);
    page.get("/evidence/" + evidence).expect(404);
  }

  @Test
  void doesNothingToWhatOneMayOnlyRead() {
    String task = Work.task(loop.as("qh-reviewer"), issue, "review");
    moveElsewhere();
    Session moved = loop.as(username);
    int entries = entries();

    readOnly(moved.post("/api/issues/" + issue + "/comments", Map.of("text", "a")));
    readOnly(
        moved.upload("/api/issues/" + issue + "/evidence", "b.txt", "b".getBytes(UTF_8), Map.of()));
    readOnly(
        moved.post(
            "/api/issues/" + issue + "/actions/withdraw", Map.of("fields", Map.of("reason", "a"))));
    for (String act : List.of("claim", "release")) {
      readOnly(moved.post("/api/tasks/" + task + "/" + act, "{}"));
    }
    readOnly(moved.post("/api/tasks/" + task + "/transfer", Map.of("to", "qh-reviewer")));
    readOnly(Work.complete(moved, task, "{\"outcome\":\"signOff\"}"));
    readOnly(moved.post("/api/issues", Map.of("title", "a", "unit", "QH-HB", "parent", issue)));
    assertThat(entries()).isEqualTo(entries);
  }

  @Test
  void saysOnThePageThatItMayOnlyBeReadAndOffersNoForm() {
    moveElsewhere();
    Pages page = Pages.of(port, username, Accounts.PASSWORD);

    assertThat(page.get("/issues/" + issue).expect(200).text())
        .contains("前仍可查阅", "补装")
        .doesNotContain("action=\"/issues/" + issue);
    page.get("/evidence/" + evidence).expect(200);
    assertThat(
            page.post("/issues/" + issue + "/comments", Map.of("text", "一句话")).expect(403).text())
        .contains("只可查阅");
    page.upload("/issues/" + issue + "/evidence", "files", "b.txt", "b".getBytes(UTF_8), Map.of())
        .expect(403);
    page.post("/issues/" + issue + "/actions/withdraw", Map.of("fields.reason", "a")).expect(403);
  }

  @Test
  void freesATaskThatWhoeverHasItMayNoLongerComplete() {
    String other = new Work(new Api(port)).open(UNIT, Map.of());
    String task = Work.task(loop.as(username), other, "rectify");
    Work.claim(loop.as(username), task).expect(200);
    moveElsewhere();

    Session moved = loop.as(username);
    readOnly(Work.complete(moved, task, SUBMITTED));
    readOnly(Work.claim(moved, task));
    assertThat(moved.get("/api/issues/" + other).expect(200).text("access")).isEqualTo("readOnly");
    assertThat(moved.get("/api/tasks?scope=mine").expect(200).body().path("items")).isEmpty();
    Work.claim(loop.as("dt-rectifier"), task).expect(200);
    Work.complete(loop.as("dt-rectifier"), task, SUBMITTED).expect(200);
  }

  static Stream<Arguments> acts() {
    return Stream.of(
        Arguments.of("comment", "inspector"),
        Arguments.of("upload", "inspector"),
        Arguments.of("act", "inspector"),
        Arguments.of("claim", "rectifier"),
        Arguments.of("open", "inspector"));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void readsWhatOneDidAnythingToForNinetyDaysFromTheLastOn(String act, String role) {
    String person = Accounts.create(new Api(port), UNIT, role);
    String other = new Work(new Api(port)).open(UNIT, Map.of());
    Session session = loop.as(person);
    String done =
        switch (act) {
          case "comment" -> {
            session.post("/api/issues/" + other + "/comments", Map.of("text", "请抓紧")).expect(201);
            yield other;
          }
          case "upload" -> {
            session
                .upload(
                    "/api/issues/" + other + "/evidence", "a.txt", "a".getBytes(UTF_8), Map.of())
                .expect(201);
            yield other;
          }
          case "act" -> {
            String own = opened(session);
            session
                .post(
                    "/api/issues/" + own + "/actions/withdraw",
                    Map.of("fields", Map.of("reason", "重复")))
                .expect(200);
            yield own;
          }
          case "claim" -> {
            Work.claim(session, Work.task(session, other, "rectify")).expect(200);
            yield other;
          }
          default -> opened(session);
        };
    loop.goTo("2026-03-12T09:00");
    username = person;
    moveElsewhere(role);

    Answer seen = loop.as(person).get("/api/issues/" + done).expect(200);
    assertThat(seen.text("access")).isEqualTo("readOnly");
    assertThat(Instant.parse(seen.text("readableUntil")))
        .isBetween(Loop.instant("2026-05-31T09:00"), Loop.instant("2026-05-31T09:30"));
    readOnly(loop.as(person).post("/api/issues/" + done + "/comments", Map.of("text", "一句话")));

    loop.goTo("2026-05-31T10:00");
    loop.as(person).get("/api/issues/" + done).expect(404);
  }

  private static String opened(Session session) {
    return session
        .post("/api/issues", Map.of("title", "补装", "unit", UNIT))
        .expect(201)
        .text("number");
  }

  private static void readOnly(Answer answer) {
    assertThat(answer.expect(403).text("type")).isEqualTo("/problems/read-only");
  }

  private int entries() {
    return loop.as("qh-inspector")
        .get("/api/issues/" + issue + "/trail")
        .expect(200)
        .body()
        .path("items")
        .size();
  }
}
