package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What becomes of an act after which an expression of the process has no value. */
@ServiceTest
class StuckProcessTest {

  @LocalServerPort int port;

  @Test
  void saysSoAndChangesNothing() throws IOException {
    Api api = new Api(port);
    byte[] file = new ClassPathResource("workflow/stuck.bpmn20.xml").getContentAsByteArray();
    api.as("qh-admin").upload("/api/processes", "stuck.bpmn20.xml", file, Map.of()).expect(200);
    String issue = new Work(api).open("QH-XN-DT", Map.of("type", "stuck"));
    Session rectifier = api.as("dt-rectifier");
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);

    Answer refused = Work.complete(rectifier, task, "{\"fields\":{\"note\":\"文字\"}}").expect(409);

    assertThat(refused.text("type")).isEqualTo("/problems/process-stuck");
    assertThat(refused.text("detail")).contains("fields.work.note > 5");
    assertThat(Work.task(rectifier, issue, "work")).isEqualTo(task);
    Work.complete(rectifier, task, "{\"fields\":{\"note\":\"3\"}}").expect(200);
  }
}
