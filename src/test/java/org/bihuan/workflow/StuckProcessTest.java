package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What happens when an expression of the process cannot be evaluated after an operation. */
@ServiceTest
class StuckProcessTest {

  @LocalServerPort int port;

  /** Due dates and timers that no calendar has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "work flowable:dueDate=\"${calendar.plusWorkdays(2000000000)}\"",
        "work flowable:dueDate=\"${calendar.plusWorkdays(4294967297)}\"",
        "work flowable:dueDate=\"${calendar.workdaysBefore('+999999999-12-31', 1)}\"",
        "timeDuration ${'PT-5S'}",
        "timeCycle ${'R/PT0S'}",
        "timeDate ${'+999999999-01-01T00:00:00Z'}",
      })
  void isRefusedWhereTheCalendarEnds(String time) throws IOException {
    String key = "stuck-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    String[] words = time.split(" ", 2);
    String file =
        new ClassPathResource("workflow/stuck.bpmn20.xml")
            .getContentAsString(UTF_8)
            .replace("process id=\"stuck\"", "process id=\"" + key + "\"");
    file =
        words[0].equals("work")
            ? file.replace("<userTask id=\"work\"", "<userTask id=\"work\" " + words[1])
            : file.replace("</userTask>", "</userTask>" + timer(words[0], words[1]));
    Api api = new Api(port);

    Answer refused =
        api.as("qh-admin")
            .upload("/api/processes", key + ".bpmn20.xml", file.getBytes(UTF_8), Map.of())
            .expect(422);

    assertThat(refused.text()).containsAnyOf("number-range", "value-type");
  }

  /** What was typed into a form, where a column has less room. */
  @Test
  void saysSoWhereATextIsLongerThanARecipientCanBeAndChangesNothing() throws IOException {
    String file =
        new ClassPathResource("workflow/stuck.bpmn20.xml")
            .getContentAsString(UTF_8)
            .replace("process id=\"stuck\"", "process id=\"stuck-recipient\"")
            .replace(
                "</process>",
                """
                <serviceTask id="tell" flowable:delegateExpression="${notify}"><extensionElements>
                  <flowable:field name="to"><flowable:expression>${fields.work.note}</flowable:expression></flowable:field>
                  <flowable:field name="message" stringValue="notice.due-soon"/>
                </extensionElements></serviceTask>
                <sequenceFlow id="tellToLater" sourceRef="tell" targetRef="later"/></process>
                """)
            .replace(
                "sourceRef=\"work\" targetRef=\"later\"", "sourceRef=\"work\" targetRef=\"tell\"")
            .replace("type=\"string\"/>", "type=\"string\" required=\"true\"/>");
    Api api = new Api(port);
    Answer deployed =
        api.as("qh-admin")
            .upload("/api/processes", "stuck-recipient.bpmn20.xml", file.getBytes(UTF_8), Map.of());
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
    String issue = new Work(api).open("QH-XN-DT", Map.of("type", "stuck-recipient"));
    Session rectifier = api.as("dt-rectifier");
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);

    String note = "{\"fields\":{\"days\":3,\"note\":\"" + "长".repeat(150) + "\"}}";
    Answer refused = Work.complete(rectifier, task, note).expect(422);

    assertThat(refused.text("type")).isEqualTo("/problems/process-stuck");
    assertThat(refused.text("detail")).contains("tell");
    assertThat(Work.task(rectifier, issue, "work")).isEqualTo(task);
    Work.complete(rectifier, task, "{\"fields\":{\"days\":3,\"note\":\"dt-leader\"}}").expect(200);
  }

  private static String timer(String kind, String time) {
    return """
        <boundaryEvent id="late" name="催" attachedToRef="work" cancelActivity="false">
          <timerEventDefinition><%1$s>%2$s</%1$s></timerEventDefinition>
        </boundaryEvent>
        <sequenceFlow id="lateToTold" sourceRef="late" targetRef="told"/>
        <endEvent id="told" name="毕" bihuan:en="Told"/>
        """
        .formatted(kind, time);
  }
}
