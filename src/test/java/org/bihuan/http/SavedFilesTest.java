package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files to keep: sent whatever else the client says it takes, and saved under a sensible name. */
@ServiceTest
class SavedFilesTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "/api/ledgers/export?category=nothing, application/problem+json, issues-\\d{4}-\\d\\d-\\d\\d.xlsx",
    "/api/ledgers/export?category=nothing, application/json, issues-\\d{4}-\\d\\d-\\d\\d.xlsx",
    "/api/ledgers/export?category=nothing, */*, issues-\\d{4}-\\d\\d-\\d\\d.xlsx",
    "/api/processes/rectification/1, application/problem+json, rectification-1.bpmn20.xml",
    "/api/processes/rectification/1, application/json, rectification-1.bpmn20.xml",
    "/api/processes/rectification/1, application/xml, rectification-1.bpmn20.xml",
  })
  void areSentUnderASensibleName(String address, String accepted, String name)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
            .header("Authorization", new Api(port).token("qh-leader"))
            .header("Accept", accepted)
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .matches("application/(xml.*|vnd\\.openxml.*)");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"" + name + "\";.*");
  }
}
