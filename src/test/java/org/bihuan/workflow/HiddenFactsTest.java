package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Facts that issues of a type do without: {@code bihuan:hide}. */
@ServiceTest
class HiddenFactsTest {

  private static final Path FILE = Path.of("src/test/resources/workflow/service-visit.bpmn20.xml");

  @LocalServerPort private int port;

  private Session inspector;
  private Pages pages;
  private String type;
  private String issue;

  @BeforeEach
  void open() throws IOException {
    Api api = new Api(port);
    inspector = api.as("qh-inspector");
    pages = Pages.of(port, "qh-inspector");
    type = "hidden-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    byte[] file = Files.readString(FILE).replace("service-visit", type).getBytes(UTF_8);
    api.as("qh-admin").upload("/api/processes", type + ".bpmn20.xml", file, Map.of()).expect(200);
    issue =
        new Work(api)
            .open("QH-XN-DT", Map.of("type", type, "supervisor", "QH-XN", "category", "热线"));
  }

  @Test
  void areRefusedWhereTheyAreSent() {
    for (String fact : new String[] {"severity", "basis", "location"}) {
      assertThat(
              inspector
                  .post(
                      "/api/issues",
                      Map.of("type", type, "title", "甲", "unit", "QH-XN-DT", fact, "minor"))
                  .expect(422)
                  .body()
                  .path("errors")
                  .findValuesAsText("field"))
          .containsExactly(fact);
    }
    assertThat(inspector.get("/api/types/" + type).expect(200).body().path("without").toString())
        .isEqualTo("[\"basis\",\"location\",\"severity\"]");
  }

  @Test
  void areNotOnThePages() {
    assertThat(pages.get("/open?type=" + type).expect(200).text())
        .contains("name=\"category\"", "name=\"source\"", "name=\"description\"")
        .doesNotContain("name=\"severity\"", "name=\"basis\"", "name=\"location\"");
    assertThat(pages.get("/issues/" + issue).expect(200).text())
        .contains(issue, "热线")
        .doesNotContain("bh-minor");
    assertThat(pages.get("/issues?type=" + type).expect(200).text())
        .contains(issue, "id=\"category\"")
        .doesNotContain("name=\"severity\"", "bh-tag bh-minor");
    assertThat(pages.get("/issues").expect(200).text()).contains("name=\"severity\"");
    assertThat(Pages.of(port, "dt-rectifier").get("/work?type=" + type).expect(200).text())
        .contains(issue)
        .doesNotContain("bh-minor");
    assertThat(pages.get("/processes/" + type).expect(200).text()).contains("不计入“回访率”");
  }

  @Test
  void areEmptyInLedgersThatAreExportedAndRefusedInThoseImported() throws IOException {
    byte[] book = inspector.get("/api/ledgers/export?type=" + type).expect(200).raw().body();
    try (var zip = ZipFile.builder().setByteArray(book).get()) {
      String sheet =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), UTF_8);
      assertThat(Parser.unescapeEntities(sheet, false)).contains(issue, "热线").doesNotContain("一般");
    }

    String ledger = "问题类别,问题描述,责任单位,严重程度\n热线,回访一次,大通执法局,%s\n";
    assertThat(imported(ledger.formatted("一般"))).isEqualTo("严重程度");
    assertThat(imported(ledger.formatted(""))).isEmpty();
  }

  private String imported(String ledger) {
    return String.join(
        ",",
        inspector
            .upload(
                "/api/ledgers/imports",
                "a.csv",
                ledger.getBytes(UTF_8),
                Map.of("dryRun", "true", "type", type))
            .expect(200)
            .body()
            .path("errors")
            .findValuesAsText("column"));
  }
}
