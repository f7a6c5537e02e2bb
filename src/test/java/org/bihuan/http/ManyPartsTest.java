package org.bihuan.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request of very many parts, or one that unpacks to more, is refused as a whole. */
@ServiceTest
class ManyPartsTest {

  private static final int MANY = 3_000;

  @LocalServerPort private int port;

  private Session inspector;

  @BeforeEach
  void connect() {
    inspector = new Api(port).as("qh-inspector");
  }

  @Test
  void refusesAFormOfThousandsOfParts() {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      form.append("--x\r\nContent-Disposition: form-data; name=\"p").append(i).append("\"\r\n\r\n");
      form.append("a\r\n");
    }
    form.append("--x--\r\n");
    String issue = new Work(new Api(port)).open("QH-XN-DT", Map.of());

    refused(
        inspector.send(
            "POST",
            "/api/issues/" + issue + "/evidence",
            form.toString().getBytes(UTF_8),
            "multipart/form-data; boundary=x"));
  }

  @Test
  void refusesAnAddressWithThousandsOfParameters() {
    StringBuilder address = new StringBuilder("/api/issues?limit=1");
    for (int i = 0; i < 1_200; i++) {
      address.append("&q").append(i);
    }

    refused(inspector.get(address.toString()));
  }

  @Test
  void unpacksNoBodyOfARequest() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("{\"title\":\"a\",\"unit\":\"QH-XN-DT\"}".getBytes(UTF_8));
    }

    refused(
        inspector
            .with("Content-Encoding", "gzip")
            .send("POST", "/api/issues", packed.toByteArray(), "application/json"));
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }
}
