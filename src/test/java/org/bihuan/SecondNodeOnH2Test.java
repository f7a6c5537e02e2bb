package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.springframework.boot.test.util.TestPropertyValues;

/** An H2 file serves one node: several need PostgreSQL. */
@Tag("service")
@DisabledIf("org.bihuan.TestDatabase#isPostgresql")
class SecondNodeOnH2Test {

  @Test
  void isRefusedAndToldWhatToDoWhileTheFirstGoesOn() throws InterruptedException {
    TestPropertyValues database = TestDatabase.properties();
    try (Node first = Node.start(database);
        ServiceProcess second = ServiceProcess.launch(database, ServiceProcess.freePort())) {
      assertThat(second.exitCode()).isNotZero();
      assertThat(second.output())
          .contains("APPLICATION FAILED TO START", "--spring.profiles.active=postgres")
          .doesNotContain("\tat ");
      first.api().as("qh-inspector").get("/api/me").expect(200);
    }
  }
}
