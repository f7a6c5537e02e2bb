package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.verification.Verifications;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Any value a form accepts, typed on a page or sent by a system, is verified against the trail
 * later.
 */
@TimedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyValueVerifiesTest {

  private static final String TYPE = "measuring";
  private static final int ROUNDS = 30;
  private static final int NUMBERS = 10;
  private static final List<String> TEXTS =
      List.of("a\"\\b", "é e\u0301", "𠮷", "\u2028\uFFFD", "tab\there", "行\n二", "<b>", " x ");

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private Verifications verifications;

  private Loop loop;
  private Pages pages;
  private String number = "";

  @BeforeAll
  void deploy() throws IOException {
    loop = Loop.begin(port, clock);
    loop.deploy(TYPE);
    pages = Pages.of(port, "qh-inspector");
  }

  private String claimed() {
    number = loop.open(Map.of("type", TYPE));
    String task = loop.task(number, "measure");
    loop.as("qh-inspector").post("/api/tasks/" + task + "/claim", "").expect(200);
    return task;
  }

  private void expectWhole() {
    assertThat(verifications.of(number, true).differences()).isEmpty();
    loop.complete("qh-inspector", number, "confirm", "", Map.of());
    assertThat(verifications.of(number, true).differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100",
        "1E+3",
        "1e2",
        "-0",
        "0.0",
        "100.00",
        "1e-7",
        "0.1000000000000000055",
        "1E-20",
        "123456789012345678901234567890",
        "-99999999999999999999.99999999999999999999"
      })
  void anyNumberVerifies(String typed) {
    String task = claimed();
    pages.get("/issues/" + number).expect(200);
    pages
        .post("/issues/" + number + "/tasks/" + task + "/complete", Map.of("fields.d1", typed))
        .expect(302);
    expectWhole();
    assertThat(loop.as("qh-leader").get("/api/issues/" + number + "/trail").text())
        .containsPattern("\"d1\":" + Canonical.text(Canonical.of(new BigDecimal(typed))) + "[,}]");

    String other = claimed();
    loop.as("qh-inspector")
        .post("/api/tasks/" + other + "/complete", "{\"fields\":{\"d1\":" + typed + "}}")
        .expect(200);
    expectWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-400", "1e30", "1e400", "1E2147483647", "0.000000000000000000001"})
  void refusesNumbersOfTooManyDigitsNamingTheField(String number) {
    String task = claimed();

    Api.Answer refused =
        loop.as("qh-inspector")
            .post("/api/tasks/" + task + "/complete", "{\"fields\":{\"d1\":" + number + "}}")
            .expect(422);

    assertThat(Loop.texts(refused.body().path("errors"), "field")).containsExactly("fields.d1");
  }

  @Test
  void comparesByValueWhateverTheNumberWasWrittenLike() {
    for (String large : List.of("100.5", "1.01E+2", "101.000")) {
      String task = claimed();
      loop.as("qh-inspector")
          .post("/api/tasks/" + task + "/complete", "{\"fields\":{\"d1\":" + large + "}}")
          .expect(200);
      expectWhole();
      assertThat(loop.issue(number).path("resolution").asText()).as(large).isEqualTo("large");
    }
  }

  @Test
  void anyFormVerifiesSentByPageOrSystem() {
    Random random = new Random(20260302);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> fields = fields(random);
      String task = claimed();
      if (round % 2 == 0) {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach((name, value) -> typed.put("fields." + name, value.toString()));
        pages.get("/issues/" + number).expect(200);
        pages.post("/issues/" + number + "/tasks/" + task + "/complete", typed).expect(302);
      } else {
        loop.as("qh-inspector")
            .post(
                "/api/tasks/" + task + "/complete",
                Canonical.text(Canonical.of(Map.of("fields", fields))))
            .expect(200);
      }
      expectWhole();
    }
  }

  private static Map<String, Object> fields(Random random) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 1; i <= NUMBERS; i++) {
      fields.put(
          "d" + i, new BigDecimal(new BigInteger(random.nextInt(60), random), random.nextInt(20)));
    }
    for (int i = 1; i <= 4; i++) {
      fields.put("n" + i, random.nextLong());
    }
    List<String> texts = new ArrayList<>(TEXTS);
    fields.put("s1", texts.get(random.nextInt(texts.size())));
    fields.put("t1", String.join(texts.get(random.nextInt(texts.size())), texts));
    fields.put("day", "2026-03-0" + (1 + random.nextInt(9)));
    fields.put("yes", random.nextBoolean());
    return fields;
  }
}
