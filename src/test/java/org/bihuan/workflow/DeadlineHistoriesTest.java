package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workbench.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Issues take random courses; after each act the explanation of the due date is compared with the
 * trail.
 */
@TimedTest
class DeadlineHistoriesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int HISTORIES = 6;

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private final Random dice = new Random(20261127);
  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @Test
  void everyExplanationIsWhatTheTrailSays() {
    for (int i = 0; i < HISTORIES; i++) {
      loop.goTo(Loop.MONDAY);
      history();
    }
  }

  private void history() {
    Map<String, Object> facts = new HashMap<>(Map.of("title", "历程" + UUID.randomUUID()));
    if (dice.nextBoolean()) {
      facts.put("dueOn", "2026-03-" + (20 + dice.nextInt(10)));
    }
    facts.put("severity", dice.nextBoolean() ? "minor" : "major");
    String number = loop.open(facts);
    check(number);
    for (int extensions = dice.nextInt(3); extensions > 0; extensions--) {
      LocalDate due = LocalDate.parse(loop.deadline(number).path("dueOn").asText());
      loop.requestExtension(number, due.plusDays(1 + dice.nextInt(20)).toString());
      check(number);
      boolean granted = dice.nextInt(3) > 0;
      loop.complete(
          "qh-leader",
          number,
          "decideExtension",
          granted ? "grant" : "refuse",
          granted ? Map.of() : Map.of("reason", "理由不充分"));
      check(number);
    }
    if (dice.nextBoolean()) {
      relapse(number);
      check(number);
    }
  }

  private void relapse(String number) {
    String major = loop.issue(number).path("severity").asText();
    if (major.equals("major")) {
      return; // needs evidence to be rectified
    }
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);
    loop.goTo("2026-03-0" + (4 + dice.nextInt(3)) + "T09:00");
    String lookBack = loop.open(Map.of("type", "look-back", "title", "回头看", "parent", number));
    loop.complete(
        loop.person("QH", "reviewer"),
        lookBack,
        "recheck",
        "relapsed",
        Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
  }

  private void check(String number) {
    JsonNode said = loop.deadline(number);
    JsonNode set = null;
    JsonNode decided = null;
    JsonNode submitted = null;
    JsonNode granted = null;
    @Nullable Instant due = null;
    for (JsonNode entry : loop.trail(number)) {
      JsonNode data = entry.path("data");
      switch (entry.path("act").asText()) {
        case "opened" ->
            due = data.has("dueAt") ? Instant.parse(data.path("dueAt").asText()) : null;
        case "reopened" -> set = null;
        case "decided" -> decided = data;
        case "acted" -> submitted = data.path("fields");
        case "dueDateSet", "dueDateChanged" -> {
          set = entry;
          granted = submitted;
          due = Instant.parse(data.path("to").asText());
        }
        default -> {
          // nothing to do with the due date
        }
      }
    }
    assertThat(Instant.parse(said.path("dueAt").asText())).isEqualTo(due);
    String element = set == null ? "" : set.path("data").path("element").asText();
    boolean counted = element.equals("setDueDate");
    assertThat(said.path("given").asBoolean()).isEqualTo(set == null);
    assertThat(said.path("origin").asText())
        .isEqualTo(set == null ? "opening" : counted ? "rule" : "submission");
    assertThat(said.path("counted").asBoolean()).isEqualTo(counted);
    assertThat(said.path("element").asText()).isEqualTo(set == null ? "null" : element);
    if (set == null || counted) {
      assertThat(said.path("rules").get(0).path("rule").asInt())
          .isEqualTo(Objects.requireNonNull(decided).path("rule").asInt());
    } else {
      assertThat(said.path("rules")).isEmpty();
    }
    if (counted) {
      assertThat(said.path("workdays").asInt())
          .isEqualTo(Objects.requireNonNull(decided).path("result").path("workdays").asInt());
      assertThat(said.path("start").asText())
          .isEqualTo(
              LocalDate.ofInstant(
                      Instant.parse(Objects.requireNonNull(set).path("at").asText()), ZONE)
                  .toString());
    }
    if (set != null && !counted) {
      assertThat(said.path("dueOn").asText())
          .isEqualTo(Objects.requireNonNull(granted).path("newDate").asText());
      assertThat(page(number)).doesNotContain("登记时指定").contains("由“顺延时限”按所填日期确定");
    }
    LocalDate dueOn = LocalDate.parse(said.path("dueOn").asText());
    if (dueOn.getDayOfWeek().getValue() == 7) {
      assertThat(said.path("dayOff").path("date").asText()).isEqualTo(dueOn.toString());
    }
  }

  private String page(String number) {
    return Pages.of(port, "qh-leader").get("/issues/" + number).expect(200).text();
  }
}
