package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Nobody can detect an issue they may not see: not by its address, nor by a list, a count, a
 * figure, an export, a task or an issue related to it. Two issues of Xining (one of Datong, one of
 * Huangzhong), one of Haidong.
 */
@ServiceTest
class IssueVisibilityTest {

  @LocalServerPort int port;
  private Api api;
  private final String category = "sight-" + UUID.randomUUID();
  private String datong;
  private String huangzhong;
  private String hualong;

  @BeforeEach
  void open() {
    api = new Api(port);
    datong = opened("xn-inspector", "QH-XN-DT");
    huangzhong = opened("xn-inspector", "QH-XN-HZ");
    hualong = opened("hd-inspector", "QH-HD-HL");
  }

  private String opened(String username, String unit) {
    return api.as(username)
        .post("/api/issues", Map.of("title", category, "unit", unit, "category", category))
        .expect(201)
        .text("number");
  }

  private List<String> visible(String whose) {
    return switch (whose) {
      case "all" -> List.of(datong, huangzhong, hualong);
      case "xining" -> List.of(datong, huangzhong);
      case "haidong" -> List.of(hualong);
      case "datong" -> List.of(datong);
      default -> List.of();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "qh-inspector, all",
    "qh-reviewer, all",
    "qh-leader, all",
    "xn-inspector, xining",
    "xn-reviewer, xining",
    "xn-leader, xining",
    "hd-inspector, haidong",
    "dt-rectifier, datong",
    "dt-leader, datong",
    "zd-inspector, none",
    "hb-rectifier, none",
    "qh-admin, none",
  })
  void showsInListsCountsFiguresAndExportsWhatIsInSightAlone(String username, String whose) {
    List<String> seen = visible(whose);
    Session session = api.as(username);

    for (String filter :
        List.of("category=" + category, "q=" + category, "category=" + category + "&unit=QH")) {
      Answer list = session.get("/api/issues?count=true&" + filter).expect(200);
      assertThat(list.body().path("items").findValuesAsText("number"))
          .as(filter)
          .containsExactlyInAnyOrderElementsOf(seen);
      assertThat(list.body().path("total").asInt()).as(filter).isEqualTo(seen.size());
    }
    for (String by : List.of("", "&by=unit", "&by=category", "&by=month", "&by=severity")) {
      JsonNode figures =
          session.get("/api/statistics?category=" + category + by).expect(200).body();
      assertThat(figures.at("/total/total").asInt()).as(by).isEqualTo(seen.size());
      if (!by.isEmpty()) {
        int grouped = 0;
        for (JsonNode group : figures.path("groups")) {
          grouped += group.path("total").asInt();
        }
        assertThat(grouped).as(by).isEqualTo(seen.size());
      }
    }
    String exported = textOf(session.get("/api/ledgers/export?category=" + category));
    assertThat(List.of(datong, huangzhong, hualong))
        .filteredOn(exported::contains)
        .containsExactlyInAnyOrderElementsOf(seen);
  }

  @Test
  void aMonitorSeesWhatTheyOpenedThemselves() {
    TypeFile type =
        TypeFile.begin()
            .attributes("bihuan:opener=\"inspector,monitor\"")
            .elements(flow("opened", "work") + step("work", "") + flow("work", "done"))
            .deploy(api);
    Session monitor = Accounts.session(api, Accounts.create(api, "QH-XN", "monitor"));
    Session colleague = Accounts.session(api, Accounts.create(api, "QH-XN", "monitor"));
    String own =
        monitor
            .post(
                "/api/issues",
                Map.of(
                    "title",
                    category,
                    "unit",
                    "QH-XN-DT",
                    "type",
                    type.key(),
                    "supervisor",
                    "QH-XN"))
            .expect(201)
            .text("number");

    assertThat(
            monitor
                .get("/api/issues?category=" + category + "&type=rectification")
                .body()
                .path("items"))
        .isEmpty();
    assertThat(monitor.get("/api/issues?count=true").body().path("total").asInt()).isEqualTo(1);
    assertThat(monitor.get("/api/statistics?type=" + type.key()).body().at("/total/total").asInt())
        .isEqualTo(1);
    monitor.get("/api/issues/" + own).expect(200);
    monitor.post("/api/issues/" + own + "/comments", Map.of("text", "补充")).expect(201);
    monitor.get("/api/issues/" + datong).expect(404);
    colleague.get("/api/issues/" + own).expect(404);
    assertThat(colleague.get("/api/issues?count=true").body().path("total").asInt()).isZero();
    api.as("dt-rectifier").get("/api/issues/" + own).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "qh-leader, all",
    "xn-inspector, xining",
    "hd-inspector, haidong",
    "dt-rectifier, datong",
    "zd-inspector, none",
    "qh-admin, none",
  })
  void answersAtAnAddressOutOfSightAsIfNothingWereThere(String username, String whose) {
    Session session = api.as(username);
    String nowhere = "QH-1999-000001";
    for (String issue : List.of(datong, huangzhong, hualong)) {
      int expected = visible(whose).contains(issue) ? 200 : 404;
      for (String part :
          List.of("", "/trail", "/trail/verification", "/comments", "/deadline", "/diagram")) {
        Answer answer = session.get("/api/issues/" + issue + part);
        assertThat(answer.status()).as(issue + part).isEqualTo(expected);
        if (expected == 404) {
          // The same response, except for the number itself.
          assertThat(answer.text().replace(issue, nowhere))
              .isEqualTo(session.get("/api/issues/" + nowhere + part).text());
        }
      }
      if (expected == 404) {
        session.post("/api/issues/" + issue + "/comments", Map.of("text", "a")).expect(404);
        session.post("/api/issues/" + issue + "/actions/withdraw", "{}").expect(404);
        session
            .upload("/api/issues/" + issue + "/evidence", "a.txt", new byte[] {65}, Map.of())
            .expect(404);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"dt-rectifier, datong", "hl-rectifier, haidong", "hb-rectifier, none"})
  void offersTasksOfOnesOwnGroupsAlone(String username, String whose) {
    for (String issue : List.of(datong, huangzhong, hualong)) {
      for (String scope : List.of("claimable", "group", "mine")) {
        Answer tasks =
            api.as(username)
                .get("/api/tasks?count=true&scope=" + scope + "&issue=" + issue)
                .expect(200);
        int expected = visible(whose).contains(issue) && !scope.equals("mine") ? 1 : 0;
        assertThat(tasks.body().path("items")).as(scope + issue).hasSize(expected);
        assertThat(tasks.body().path("total").asInt()).isEqualTo(expected);
      }
    }
  }

  @Test
  void hidesATaskOutOfSightLikeOneThatIsNotThere() {
    String task = Work.task(api.as("dt-rectifier"), datong, "rectify");
    for (String username : List.of("hd-inspector", "hl-rectifier", "zd-inspector", "qh-admin")) {
      Answer hidden = api.as(username).get("/api/tasks/" + task).expect(404);
      Answer none = api.as(username).get("/api/tasks/none").expect(404);
      assertThat(hidden.text().replace(task, "none")).isEqualTo(none.text());
    }
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    Work.complete(
            api.as("dt-rectifier"),
            task,
            "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"a\"}}")
        .expect(200);
    Work.claim(api.as("hd-inspector"), task).expect(404);
    Work.claim(api.as("xn-inspector"), task).expect(409);
  }

  @Test
  void tellsNothingOfAParentOrChildOutOfSight() {
    String child =
        api.as("qh-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "title",
                    "下级问题",
                    "unit",
                    "QH-HD-HL",
                    "supervisor",
                    "QH",
                    "category",
                    category + "-child",
                    "parent",
                    datong))
            .expect(201)
            .text("number");
    Session above = api.as("qh-inspector");
    assertThat(above.get("/api/issues/" + datong).body().at("/children/0").asText())
        .isEqualTo(child);
    assertThat(above.get("/api/issues/" + child).text("parent")).isEqualTo(datong);
    assertThat(above.get("/api/issues/" + datong + "/trail").text())
        .contains(child)
        .doesNotContain("withheld");

    Session ofParent = api.as("xn-inspector");
    Session ofChild = api.as("hl-rectifier");
    for (String part :
        List.of("", "/trail", "/trail/verification", "/deadline", "/diagram", "/evidence")) {
      assertThat(ofParent.get("/api/issues/" + datong + part).expect(200).text())
          .as(part)
          .doesNotContain("下级问题", child);
      assertThat(ofChild.get("/api/issues/" + child + part).expect(200).text())
          .as(part)
          .doesNotContain(datong);
    }
    JsonNode entries = ofChild.get("/api/issues/" + child + "/trail").body().path("items");
    assertThat(entries.path(0).at("/withheld/0").asText()).isEqualTo("parent");
    assertThat(entries.path(0).at("/withheld/1").asText()).isEqualTo("salt");
    assertThat(entries.path(0).path("data").has("salt")).isFalse();
    JsonNode whole = above.get("/api/issues/" + child + "/trail").body().at("/items/0/data");
    assertThat(whole.path("salt").asText())
        .as("128 bits beside the number")
        .matches("[0-9a-f]{32}");
    assertThat(ofParent.get("/api/issues/" + datong + "/trail").text())
        .contains("[\"number\",\"salt\"]")
        .doesNotContain(whole.path("salt").asText());
    assertThat(ofChild.get("/api/issues?category=" + category + "-child").expect(200).text())
        .contains(child)
        .doesNotContain(datong);
    ofParent.get("/api/issues/" + child).expect(404);
    ofChild.get("/api/issues/" + datong).expect(404);

    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + datong).expect(200).text())
        .doesNotContain("下级问题", child);
    assertThat(Pages.of(port, "hl-rectifier").get("/issues/" + child).expect(200).text())
        .doesNotContain(datong);
    assertThat(Pages.of(port, "qh-inspector").get("/issues/" + child).expect(200).text())
        .contains(datong);
  }

  @Test
  void opensNothingUnderAParentOutOfSightAsIfThereWereNone() {
    Session session = api.as("xn-inspector");
    Map<String, String> body = Map.of("title", "a", "unit", "QH-XN-DT", "parent", hualong);
    String nowhere = "QH-1999-000001";

    Answer unseen = session.post("/api/issues", body).expect(404);
    Answer none =
        session
            .post("/api/issues", Map.of("title", "a", "unit", "QH-XN-DT", "parent", nowhere))
            .expect(404);

    assertThat(unseen.text().replace(hualong, nowhere)).isEqualTo(none.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"qh-leader", "hd-inspector", "dt-rectifier", "zd-inspector"})
  void countsOfEachProcessTheOpenIssuesInSightAlone(String username) {
    Session session = api.as(username);
    for (JsonNode process : session.get("/api/processes").expect(200).body().path("items")) {
      for (JsonNode version : process.path("versions")) {
        String filter =
            "&type="
                + process.path("type").asText()
                + "&version="
                + version.path("version").asInt();
        assertThat(version.path("open").asLong())
            .as(filter)
            .isEqualTo(
                session
                    .get("/api/issues?count=true&limit=1&status=open" + filter)
                    .expect(200)
                    .body()
                    .path("total")
                    .asLong());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=abc",
        "limit=1.5",
        "limit=99999999999",
        "sort=colour",
        "sort=openedAt",
        "after=x",
        "after=%00",
        "after=AAAA",
        "overdue=maybe",
        "count=maybe",
        "openedFrom=2026-02-30",
        "openedFrom=yesterday",
        "openedTo=%2B999999999-12-31",
        "openedFrom=-999999999-01-01",
        "colour=red",
      })
  void refusesAListThatIsAskedForWrongly(String query) {
    Answer answer = api.as("xn-inspector").get("/api/issues?" + query).expect(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().at("/errors/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scope=all",
        "limit=0",
        "limit=201",
        "limit=abc",
        "after=x",
        "overdue=maybe",
        "a=b"
      })
  void refusesATaskListThatIsAskedForWrongly(String query) {
    Answer answer = api.as("dt-rectifier").get("/api/tasks?" + query).expect(400);
    assertThat(answer.body().at("/errors/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void findsNothingForUnitsAndTypesThatDoNotExist() {
    for (String filter :
        List.of("unit=QH-NOWHERE", "supervisor=x", "type=none", "status=x", "step=%25")) {
      Answer list =
          api.as("qh-inspector")
              .get("/api/issues?count=true&category=" + category + "&" + filter)
              .expect(200);
      assertThat(list.body().path("items")).as(filter).isEmpty();
      assertThat(list.body().path("total").asInt()).as(filter).isZero();
    }
  }

  private static String textOf(Answer workbook) {
    try {
      Path file = Files.createTempFile("export", ".xlsx");
      Files.write(file, workbook.expect(200).raw().body());
      StringBuilder text = new StringBuilder();
      try (var zip = new ZipFile(file.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      } finally {
        Files.delete(file);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
