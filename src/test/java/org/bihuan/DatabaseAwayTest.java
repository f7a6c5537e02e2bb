package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api.Answer;
import org.bihuan.workbench.Pages;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.util.TestPropertyValues;

/**
 * While the database is down every request is refused soon, and afterwards everything works again.
 */
@Tag("service")
class DatabaseAwayTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);

  @Test
  @DisabledIf("org.bihuan.TestDatabase#isPostgresql")
  void saysToTryAgainWhereAllConnectionsAreTaken() throws Exception {
    try (Node node =
        Node.start(
            TestDatabase.properties(),
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.minimum-idle=2",
            "spring.datasource.hikari.connection-timeout=500")) {
      Client client = new Client(node);
      try (Connection one = node.connections().getConnection();
          Connection other = node.connections().getConnection()) {
        assertThat(one).isNotSameAs(other);
        client.hearsToTryAgain();
        node.api().anonymous().get("/actuator/health").expect(200);
      }
      client.isServed();
    }
  }

  @Test
  @EnabledIf("org.bihuan.TestDatabase#isPostgresql")
  void saysToTryAgainWhereTheDatabaseHangsOrIsCutOff() {
    int server = TestDatabase.serverPort();
    try (FaultyLink link = new FaultyLink(server);
        Node node = Node.start(by(link, server), "bihuan.database.answer=2s")) {
      Client client = new Client(node);

      link.hang();
      client.hearsToTryAgain();
      assertTimeoutPreemptively(
          GENEROUS, () -> node.api().anonymous().get("/actuator/health").expect(503));
      link.mend();
      client.isServedOnceItTriesAgain();

      link.cut();
      client.hearsToTryAgain();
      node.api().anonymous().get("/actuator/health").expect(503);
      link.mend();
      client.isServedOnceItTriesAgain();
    }
  }

  private static TestPropertyValues by(FaultyLink link, int server) {
    TestPropertyValues[] changed = {TestPropertyValues.empty()};
    TestDatabase.settings()
        .forEach(
            setting ->
                changed[0] = changed[0].and(setting.replace(":" + server, ":" + link.port())));
    return changed[0];
  }

  /** A system and a person who were signed in before. */
  private static final class Client {
    private final Api.Session system;
    private final Pages person;

    Client(Node node) {
      system = node.api().as("qh-inspector");
      person = Pages.of(node.port(), "qh-inspector");
      isServed();
    }

    void isServed() {
      system.get("/api/issues").expect(200);
      person.get("/issues").expect(200);
      system.post("/api/issues", Map.of("title", "断电", "unit", "QH-XN-DT")).expect(201);
    }

    /** The pool waits a while before it tries to open a connection again. */
    void isServedOnceItTriesAgain() {
      int tried = 0;
      while (system.get("/api/issues").status() == 503 && tried < 20) {
        tried++; // each waits as long as the service waits for a connection
      }
      isServed();
    }

    void hearsToTryAgain() {
      triesAgain(() -> system.get("/api/issues"));
      triesAgain(() -> system.post("/api/issues", Map.of("title", "断电", "unit", "QH-XN-DT")));
      triesAgain(
          () ->
              system
                  .with("Idempotency-Key", UUID.randomUUID().toString())
                  .post("/api/issues", Map.of("title", "断电", "unit", "QH-XN-DT")));
      Page page = assertTimeoutPreemptively(GENEROUS, () -> person.get("/issues"));
      page.expect(503);
      assertThat(page.raw().headers().firstValue("Retry-After")).isPresent();
      assertThat(page.text()).contains("<html");
    }

    private static void triesAgain(java.util.function.Supplier<Answer> request) {
      Answer answer = assertTimeoutPreemptively(GENEROUS, request::get).expect(503);
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(answer.text("type")).isEqualTo("/problems/unavailable");
    }
  }
}
