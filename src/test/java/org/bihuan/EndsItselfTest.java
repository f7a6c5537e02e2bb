package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.util.TestPropertyValues;

/**
 * When memory runs out H2 closes its file: the service must not keep running and report that it is
 * healthy.
 */
@Tag("service")
@DisabledIf("org.bihuan.TestDatabase#isPostgresql")
class EndsItselfTest {

  /** A trigger in the database runs in the service's process, in the thread of the request. */
  private static final String MEMORY_RUNS_OUT =
      """
      create trigger memory_runs_out before insert on issue_comment for each row as
      'org.h2.api.Trigger make() {
        return (connection, before, after) -> { throw new OutOfMemoryError("provoked"); };
      }'
      """;

  @Test
  void serviceEndsWithAnErrorWhereMemoryRunsOut(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("bihuan") + ";AUTO_SERVER=TRUE";
    TestPropertyValues database =
        TestPropertyValues.of(
            "spring.datasource.url=" + url,
            "spring.datasource.username=bihuan",
            "spring.datasource.password=",
            "bihuan.evidence.directory=" + folder.resolve("evidence"));
    try (ServiceProcess service = ServiceProcess.start(database, ServiceProcess.freePort())) {
      Api.Session inspector = service.api().as("qh-inspector");
      String issue =
          inspector
              .post("/api/issues", Map.of("title", "断电", "unit", "QH-XN-DT"))
              .expect(201)
              .text("number");
      execute(url, MEMORY_RUNS_OUT);
      try {
        inspector.post("/api/issues/" + issue + "/comments", Map.of("text", "a"));
      } catch (UncheckedIOException ended) {
        // before it could answer
      }
      assertThat(service.exitCode()).isEqualTo(3);
      assertThat(service.output()).contains("ends itself");
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "bihuan", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
