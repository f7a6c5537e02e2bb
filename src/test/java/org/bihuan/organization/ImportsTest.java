package org.bihuan.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.ledger.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@ServiceTest
class ImportsTest {

  private static final String UNITS = "code,name,name_en,short_name,parent,kind,region\n";
  private static final String PEOPLE = "username,display_name,unit,roles\n";

  @LocalServerPort int port;
  @Autowired Units units;
  @Autowired People people;
  private Api api;

  @BeforeEach
  void open() {
    api = new Api(port);
  }

  private JsonNode send(String path, String file, boolean dryRun) {
    return api.as("qh-admin")
        .upload(path, "t.csv", file.getBytes(UTF_8), Map.of("dryRun", String.valueOf(dryRun)))
        .expect(200)
        .body();
  }

  private JsonNode units(String file) {
    return send("/api/units/imports", file, false);
  }

  private JsonNode people(String file) {
    return send("/api/people/imports", file, false);
  }

  private static void assertCounts(JsonNode result, int created, int updated, int unchanged) {
    assertThat(result.path("errors")).isEmpty();
    assertThat(
            List.of(
                result.path("created").asInt(),
                result.path("updated").asInt(),
                result.path("unchanged").asInt()))
        .containsExactly(created, updated, unchanged);
  }

  private static List<String> places(JsonNode result) {
    return result.path("errors").findParents("row").stream()
        .map(error -> error.path("row").asInt() + " " + error.path("column").asText())
        .toList();
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    String demo = new ClassPathResource("demo/people.csv").getContentAsString(UTF_8);
    assertCounts(people("\uFEFF" + demo), 0, 0, 26);
    String file = UNITS + "TI-B,乙,,,TI-A,enforcement,\nTI-A,甲,A,甲,QH-HN,authority,632500\n";
    assertCounts(units(file), 2, 0, 0);
    assertThat(units.upwards("TI-B")).containsExactly("TI-B", "TI-A", "QH-HN", "QH");
    assertCounts(units(file), 0, 0, 2);
    assertCounts(units(file.replace(",甲,A", ",甲甲,A")), 0, 1, 1);
    assertThat(units.find("TI-A").orElseThrow().name()).isEqualTo("甲甲");
  }

  /** Sent whole, by a client that then leaves without waiting for an answer. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void keepsNothingForAClientThatHasLeft(CapturedOutput log) throws IOException {
    StringBuilder file = new StringBuilder(UNITS);
    for (int i = 0; i < 4_000; i++) {
      file.append("TI-L").append(i).append(",离,,,QH,authority,\n");
    }
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
            + file
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\nfalse\r\n--b--\r\n";
    String token =
        api.anonymous()
            .post("/api/tokens", Map.of("username", "qh-admin", "password", "bihuan-demo"))
            .text("token");
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client
          .getOutputStream()
          .write(
              ("POST /api/units/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + token
                      + "\r\nContent-Type: multipart/form-data;boundary=b\r\nContent-Length: "
                      + body.getBytes(UTF_8).length
                      + "\r\n\r\n"
                      + body)
                  .getBytes(UTF_8));
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (!log.getAll().contains("Gave up work that a client left behind")) {
            Thread.onSpinWait();
          }
        });
    assertCounts(units(UNITS + "TI-AFTER,后,,,QH,authority,\n"), 1, 0, 0);
    assertThat(units.find("TI-L0")).isEmpty();
  }

  @Test
  void aDryRunTellsWhatWouldBeAndDoesNothing() {
    JsonNode result = send("/api/units/imports", UNITS + "TI-DRY,干,,,QH,authority,\n", true);
    assertCounts(result, 1, 0, 0);
    assertThat(units.find("TI-DRY")).isEmpty();
  }

  @Test
  void oneBadRowKeepsTheWholeFileOut() {
    JsonNode result =
        units(
            UNITS
                + "TI-OK,好,,,QH-HN,authority,\n"
                + "ti bad,,,,QH-NONE,shop,12\n"
                + "TI-OK,又,,,QH-HN,authority,\n"
                + "TI-R,无上级,,,,authority,\n"
                + "TI-X,甲,,,TI-Y,authority,\n"
                + "TI-Y,乙,,,TI-X,authority,\n");
    assertThat(places(result))
        .containsExactly(
            "3 code",
            "3 name",
            "3 kind",
            "3 region",
            "3 parent",
            "4 code",
            "5 parent",
            "6 parent",
            "7 parent");
    assertThat(result.path("created").asInt()).isZero();
    assertThat(result.path("rows").asInt()).isEqualTo(6);
    assertThat(units.find("TI-OK")).isEmpty();
  }

  @Test
  void aHeaderWithOtherColumnsIsRefusedByColumn() {
    assertThat(places(units("code,name,nmae\nA,甲,乙\n")))
        .containsExactly("1 parent", "1 kind", "1 nmae");
    assertThat(places(people(PEOPLE + "ti-wide,甲,乙,QH,monitor\n"))).containsExactly("2 ");
  }

  private static byte[] list(String name) throws IOException {
    return new ClassPathResource("organization/lists/" + name).getContentAsByteArray();
  }

  private JsonNode people(byte[] file) {
    return api.as("qh-admin")
        .upload("/api/people/imports", "t", file, Map.of("dryRun", "true"))
        .expect(200)
        .body();
  }

  @Test
  void readsWhatChineseExcelSaves() throws IOException {
    assertCounts(people(list("gb18030.csv")), 1, 0, 0);
    assertCounts(people(list("trailing-commas.csv")), 1, 0, 0);
  }

  @Test
  void readsListsAsOfficesKeepThem() {
    String list =
        """
        2026年执法人员名单,,,,,
        序号,姓名,用户名,所属单位,角色,联系电话
        1,甲,ti-zh1,湟中区交通运输综合行政执法局,整改责任人、复核员,123
        2,乙,ti-zh2,qh-xn-dt,督导员,
        ,,,,,
        """;
    assertCounts(people(list.getBytes(Charset.forName("GB18030"))), 2, 0, 0);
    List<List<Object>> rows =
        List.of(
            List.of("人员名单"),
            List.of("姓名", "账号", "单位", "岗位"),
            List.of("甲", "ti-zh1", "QH-XN-HZ", "整改责任人；复核员"));
    people(PEOPLE + "ti-zh3,丙,QH-XN-HZ,rectifier\n");
    assertCounts(people(Sheets.workbook(rows)), 1, 0, 0);
    JsonNode refused = people("姓名,账号,单位,岗位\n甲,ti-zh4,无此单位,国王\n".getBytes(UTF_8));
    assertThat(places(refused)).containsExactly("2 单位", "2 岗位");
  }

  @Test
  void readsUnitsByChineseHeadersAndKeepsWhatTheFileDoesNotHave() {
    assertCounts(units(UNITS + "TI-ZH,甲局,First,甲,QH-HN,authority,632500\n"), 1, 0, 0);
    String list =
        """
        单位台账,,,
        单位代码,单位名称,上级单位,单位类别
        TI-ZH,甲局,海南州交通运输局,主管部门
        TI-ZH2,乙队,TI-ZH,执法机构
        """;
    assertCounts(units(list), 1, 0, 1);
    assertThat(units.find("TI-ZH").orElseThrow().nameEn()).isEqualTo("First");
  }

  @Test
  void refusesAFileThatIsNoText() {
    api.as("qh-admin")
        .upload("/api/units/imports", "t.csv", new byte[] {(byte) 0xff, 0, 1}, Map.of())
        .expect(422);
  }

  @Test
  void refusesATableThatIsLongerOrWiderThanAnyDirectory() {
    for (String table :
        List.of(
            UNITS + "a,b,,,QH,unit,\n".repeat(50_001),
            "a".repeat(11 << 20),
            IntStream.range(0, 31).mapToObj(i -> "c" + i).collect(joining(",")) + "\n")) {
      JsonNode refused =
          api.as("qh-admin")
              .upload("/api/units/imports", "t.csv", table.getBytes(UTF_8), Map.of())
              .expect(422)
              .body();
      assertThat(refused.at("/errors/0/field").asText()).isEqualTo("file");
    }
  }

  @Test
  void refusesUnitsDeeperThanAnyOfficeIs() {
    StringBuilder file = new StringBuilder(UNITS);
    for (int level = 0; level < 2_500; level++) {
      String parent = level == 0 ? "QH-XN" : "TI-D" + (level - 1);
      file.append("TI-D%d,深%d,,,%s,enforcement,\n".formatted(level, level, parent));
    }

    JsonNode result = units(file.toString());

    assertThat(result.path("created").asInt()).isZero();
    assertThat(result.at("/errors/0/column").asText()).isEqualTo("parent");
    assertThat(units.find("TI-D0")).isEmpty();
  }

  @Test
  void refusesMoreUnitsThanPagesCanOffer() {
    StringBuilder file = new StringBuilder(UNITS);
    for (int i = 0; i < 5_000; i++) {
      file.append("TI-W%d,宽%d,,,QH-XN,enforcement,\n".formatted(i, i));
    }

    Map<String, String> attempt = Map.of("dryRun", "true");
    JsonNode refused =
        api.as("qh-admin")
            .upload("/api/units/imports", "t.csv", file.toString().getBytes(UTF_8), attempt)
            .expect(422)
            .body();

    assertThat(refused.at("/errors/0/message").asText()).contains("5,000");
  }

  @Test
  void tellsAThousandFaultsAtMost() {
    JsonNode said = units(UNITS + "?,?,,,?,?,?\n".repeat(2_000));

    assertThat(said.path("errors")).hasSize(1_000);
    assertThat(said.path("created").asInt()).isZero();
  }

  @Test
  void aRowReplacesThePersonsDutiesInItsUnitAlone() {
    String first = PEOPLE + "ti-two,两处,QH-HB,leader; inspector\nti-two,两处,QH-HX,monitor\n";
    assertCounts(people(first), 2, 0, 0);
    assertThat(people.find("ti-two").orElseThrow().duties())
        .extracting(Duty::group)
        .containsExactly("QH-HB/inspector", "QH-HB/leader", "QH-HX/monitor");
    assertCounts(people(first), 0, 0, 2);
    assertCounts(people(PEOPLE + "ti-two,两处,QH-HB,reviewer\n"), 0, 1, 0);
    assertThat(people.find("ti-two").orElseThrow().duties())
        .extracting(Duty::group)
        .containsExactly("QH-HB/reviewer", "QH-HX/monitor");
  }

  @Test
  void badPeopleAreToldByRowAndColumn() {
    JsonNode result =
        people(
            PEOPLE
                + "ti-p1,甲,QH,inspector;king\n"
                + "ti-p2,,QH-NONE,\n"
                + "ti-p3,甲,QH,monitor\n"
                + "ti-p3,乙,QH,leader\n");
    assertThat(places(result))
        .containsExactly(
            "2 roles", "3 display_name", "3 unit", "3 roles", "5 display_name", "5 unit");
    assertThat(people.find("ti-p3")).isEmpty();
  }

  @Test
  void anImportCannotStripTheLastAdministrator() {
    assertThat(people.holders("QH/administrator")).containsExactly("qh-admin");
    for (String dryRun : List.of("true", "false")) {
      api.as("qh-admin")
          .upload(
              "/api/people/imports",
              "t.csv",
              (PEOPLE + "qh-admin,系统管理员,QH,monitor\n").getBytes(UTF_8),
              Map.of("dryRun", dryRun))
          .expect(409);
    }
    assertThat(people.holders("QH/administrator")).containsExactly("qh-admin");
  }

  @Test
  void onlyAdministratorsImport() {
    api.as("qh-leader")
        .upload("/api/people/imports", "t.csv", PEOPLE.getBytes(UTF_8), Map.of())
        .expect(403);
  }
}
