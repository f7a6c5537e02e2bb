package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Workbooks and tables made to harm. */
@ServiceTest
class HostileLedgersTest {

  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
  private static final String BOOK =
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
          + "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";

  @LocalServerPort int port;
  private Session inspector;

  @BeforeEach
  void signIn() {
    inspector = new Api(port).as("qh-inspector");
  }

  private Answer send(String name, byte[] content) {
    return inspector.upload(
        "/api/ledgers/imports", name, content, Map.of("dryRun", "true", "goodRowsOnly", "true"));
  }

  @Test
  void unpacksNoWorkbookThatGrowsToGigabytes() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      entry(zip, "[Content_Types].xml", TYPES);
      entry(zip, "xl/workbook.xml", BOOK);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 1024; i++) {
        zip.write(spaces);
      }
      zip.closeEntry();
    }
    long before = System.nanoTime();

    Answer answer = send("a.xlsx", out.toByteArray());

    assertThat(answer.status()).isIn(413, 415, 422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
  }

  @Test
  void readsNoOutsideEntityOfAWorkbook() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      entry(zip, "[Content_Types].xml", TYPES);
      entry(
          zip,
          "xl/workbook.xml",
          "<!DOCTYPE workbook [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
              + BOOK.replace("name=\"a\"", "name=\"&x;\""));
    }
    Answer answer = send("a.xlsx", out.toByteArray());
    assertThat(answer.status()).isBetween(400, 499);
  }

  @Test
  void refusesWorkbooksWithoutTheirParts() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      entry(zip, "../../evil.txt", "x");
    }
    assertThat(send("a.xlsx", out.toByteArray()).status()).isBetween(400, 499);
    byte[] whole = out.toByteArray();
    assertThat(send("a.xlsx", java.util.Arrays.copyOf(whole, whole.length / 2)).status())
        .isBetween(400, 499);
  }

  @Test
  void tellsOfEachRowWhatIsWrongWithItsTexts() {
    String large = "x".repeat(30_000);
    Answer answer =
        send(
            "a.csv",
            ("问题类别,问题描述,责任单位,整改时限\n"
                    + "类,正常,大通执法局,2026-12-31\n"
                    + "类,"
                    + large
                    + ",大通执法局,2026-12-31\n"
                    + "类,日期,大通执法局,2026-02-30\n"
                    + "类,很久,大通执法局,9999-12-31\n"
                    + "类,单位,<script>,2026-12-31\n")
                .getBytes(UTF_8));
    answer.expect(200);
    assertThat(answer.body().path("created").asInt()).isEqualTo(1);
    assertThat(answer.body().path("errors").findValuesAsText("row")).contains("3", "4", "5", "6");
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
