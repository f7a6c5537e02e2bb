package org.bihuan.workflow.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.transaction.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A look that a crash between the commit and itself has prevented is made later. */
@TimedTest
class LostLookTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private LookRows rows;
  @Autowired private ObjectProvider<Looks> looks;
  @Autowired private UnitOfWork unitOfWork;
  @Autowired private TransactionOperations transaction;

  @Test
  void isFoundAgain() throws Exception {
    clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
    Api api = new Api(port);
    for (String type : List.of("part", "waits-between")) {
      String file = type + ".bpmn20.xml";
      byte[] xml = new ClassPathResource("workflow/" + file).getContentAsByteArray();
      api.as("qh-admin").upload("/api/processes", file, xml, Map.of()).expect(200);
    }
    Session inspector = api.as("qh-inspector");
    String number = new Work(api).open("QH-XN-DT", Map.of("type", "waits-between"));
    JsonNode children = inspector.get("/api/issues/" + number).body().path("children");
    Work.does(inspector, children.path(0).asText(), "mend", "{}");
    Awaitility.await().until(() -> rows.due(clock.instant()).isEmpty());
    String last = children.path(1).asText();
    jdbc.update("update issue set status = 'closed' where number = ?", last);

    LookRequests crashing = new LookRequests(rows, looks, unitOfWork, never -> {}, clock);
    transaction.executeWithoutResult(status -> crashing.look(number));

    Awaitility.await()
        .untilAsserted(() -> assertThat(Work.tasks(inspector, number, "summary")).hasSize(1));
    jdbc.update("update issue set status = 'open' where number = ?", last);
    Work.does(inspector, last, "mend", "{}");
  }
}
