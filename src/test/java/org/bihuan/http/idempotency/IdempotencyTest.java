package org.bihuan.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tested by adding a person, which is possible only once. */
@ServiceTest
class IdempotencyTest {

  @LocalServerPort int port;
  Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private Answer add(String key, String username, String name) {
    return api.as("qh-admin")
        .with("Idempotency-Key", key)
        .post(
            "/api/people",
            Map.of(
                "username",
                username,
                "displayName",
                name,
                "duties",
                List.of(Map.of("unit", "QH", "role", "monitor"))));
  }

  private static String unique(String prefix) {
    return prefix + UUID.randomUUID().toString().substring(0, 13);
  }

  @Test
  void answersARepeatedRequestAlikeAndDoesItOnce() {
    String key = unique("k");
    String username = unique("t-");
    Answer first = add(key, username, "甲").expect(201);
    Answer again = add(key, username, "甲").expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(add(unique("k"), username, "甲").status()).isNotEqualTo(201);
  }

  @Test
  void refusesTheKeyForAnotherBody() {
    String key = unique("k");
    String username = unique("t-");
    add(key, username, "甲").expect(201);
    assertThat(add(key, username, "乙").expect(422).text("type"))
        .isEqualTo("/problems/idempotency-key-reused");
  }

  @Test
  void keepsTheKeysOfEachCallerApart() {
    String another = Accounts.create(api, "QH", "administrator");
    String key = unique("k");
    String username = unique("t-");
    add(key, username, "甲").expect(201);
    assertThat(
            Accounts.session(api, another)
                .with("Idempotency-Key", key)
                .post("/api/people/" + username + "/duties", Map.of("unit", "QH", "role", "leader"))
                .status())
        .isBetween(200, 299);
    api.as("qh-admin").patch("/api/people/" + another, Map.of("retired", true)).expect(200);
  }

  @Test
  void leavesNoKeyBehindARefusal() {
    String key = unique("k");
    String username = unique("t-");
    add(key, username, "").expect(422);
    add(key, username, "甲").expect(201);
  }

  @Test
  void doesEqualRequestsAtTheSameTimeOnce() throws Exception {
    String key = unique("k");
    String username = unique("t-");
    api.as("qh-admin");
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Answer> call = () -> add(key, username, "甲");
      List<Answer> answers =
          pool.invokeAll(IntStream.range(0, 8).mapToObj(i -> call).toList()).stream()
              .map(
                  future -> {
                    try {
                      return future.get();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  })
              .toList();
      assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
      assertThat(answers.stream().filter(a -> a.status() == 201).map(Answer::text).distinct())
          .hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    add("k".repeat(201), unique("t-"), "甲").expect(400);
  }
}
