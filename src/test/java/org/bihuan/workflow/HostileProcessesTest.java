package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.process.check.ProcessCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/**
 * Deploys a corpus of hostile files as an administrator does, runs those that are accepted, and
 * shows that no payload has run.
 */
@ServiceTest
@Tag("once")
@Tag("hostile")
class HostileProcessesTest {

  private static final int AT_ONCE = 25;

  /**
   * All files are checked; of those the check accepts and of those it refuses, one of so many is
   * sent to the service as well. All of them with {@code mvn -Pfuzz}.
   */
  private static final int ONE_OF = Integer.getInteger("bihuan.hostile.one-of", 5);

  private static final String TYPE = "whole-contract";
  private static final Set<String> DECISIONS = Set.of("deadline-policy");
  private static final Set<String> TYPES =
      Set.of("rectification", "supervision-notice", "look-back");

  @LocalServerPort int port;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  private static String base() throws Exception {
    return new ClassPathResource("workflow/" + TYPE + ".bpmn20.xml")
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void takesAndDrivesTheFileTheyAreMadeFrom() throws Exception {
    deploy(List.of(base())).expect(200);

    String number = open().expect(201).text("number");
    assertThat(drive(number)).containsExactly("work", "part");
    assertThat(api.as("qh-inspector").get("/api/issues/" + number).body().at("/status").asText())
        .isEqualTo("open"); // the called notice is still open
  }

  @Test
  void runsNothingOfHostileFiles() throws Exception {
    List<String> taken = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (Tripwire tripwire = Tripwire.armed()) {
      for (String file : HostileProcessFiles.of(base(), tripwire.payloads())) {
        byte[] xml = file.getBytes(StandardCharsets.UTF_8);
        (ProcessCheck.check(xml, DECISIONS, TYPES).accepted() ? taken : refused).add(file);
      }
      for (int from = 0; from < refused.size(); from += AT_ONCE * ONE_OF) {
        refuses(refused.subList(from, Math.min(refused.size(), from + AT_ONCE)));
      }
      for (int i = 0; i < taken.size(); i += ONE_OF) {
        drives(taken.get(i));
      }
      tripwire.assertNothingRan();
    } finally {
      deploy(List.of(base())).expect(200);
    }
    assertThat(refused).hasSizeGreaterThan(3_000);
    // a name may contain anything: displayed text is never run
    assertThat(taken).hasSizeBetween(20, 400);
  }

  private void refuses(List<String> files) throws Exception {
    JsonNode answers = deploy(files).expect(422).body().path("files");
    assertThat(answers).hasSize(files.size());
    for (JsonNode answer : answers) {
      assertThat(answer.path("status").asText()).isEqualTo("refused");
    }
  }

  private void drives(String file) throws Exception {
    deploy(List.of(file)).expect(200);
    Answer opened = open();
    assertThat(opened.status()).as(file).isIn(201, 403, 422);
    if (opened.status() == 201) {
      drive(opened.text("number"));
    }
  }

  private Answer deploy(List<String> files) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < files.size(); i++) {
      String head =
          "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"hostile-"
              + i
              + ".bpmn20.xml\"\r\nContent-Type: application/xml\r\n\r\n";
      body.write(head.getBytes(StandardCharsets.UTF_8));
      body.write(files.get(i).getBytes(StandardCharsets.UTF_8));
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.write("--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return api.as("qh-admin")
        .send("POST", "/api/processes", body.toByteArray(), "multipart/form-data; boundary=part");
  }

  private Answer open() {
    return api.as("qh-inspector")
        .post("/api/issues", Map.of("type", TYPE, "title", "甲", "unit", "QH-XN-HZ"));
  }

  /** Claims and completes all tasks the rectifier may; returns the completed steps. */
  private List<String> drive(String number) {
    Session rectifier = api.as("hz-rectifier");
    List<String> done = new ArrayList<>();
    for (JsonNode step; done.size() < 3 && (step = next(number, done)) != null; ) {
      String task = step.path("task").asText();
      done.add(step.path("step").asText());
      assertThat(Work.claim(rectifier, task).status()).isLessThan(500);
      String body = done.size() == 1 ? "{\"outcome\":\"part\",\"fields\":{\"note\":\"甲\"}}" : "{}";
      Answer completed = Work.complete(rectifier, task, body);
      assertThat(completed.status()).as(completed.text()).isLessThan(500);
    }
    assertThat(rectifier.get("/api/issues/" + number + "/trail").status()).isLessThan(500);
    return done;
  }

  private @Nullable JsonNode next(String number, List<String> done) {
    Answer issue = api.as("qh-inspector").get("/api/issues/" + number).expect(200);
    for (JsonNode step : issue.body().path("steps")) {
      if (!done.contains(step.path("step").asText())
          && List.of("work", "part").contains(step.path("step").asText())) {
        return step;
      }
    }
    return null;
  }
}
