package org.bihuan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.report.cell.Checkpoints;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** Figures as of a moment are those that were shown then, whatever has happened since. */
@TimedTest
@DirtiesContext // figures are gathered as of days that other tests still have before them
class ReplayTest {

  private static final int ACTS = 36;
  private static final List<String> READERS = List.of("qh-leader", "xn-leader", "dt-leader");
  private static final List<String> UNITS = List.of("QH-XN-DT", "QH-XN-HZ", "QH-HB");
  private static final Map<String, String> RECTIFIERS =
      Map.of("QH-XN-DT", "dt-rectifier", "QH-XN-HZ", "hz-rectifier", "QH-HB", "hb-rectifier");

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Checkpoints checkpoints;

  private final Random random = new Random(20261127);
  private final String campaign = "重现" + UUID.randomUUID();
  private final List<String> categories = List.of("甲" + campaign, "乙" + campaign);
  private final List<String> issues = new ArrayList<>();
  private final Map<Instant, Map<String, JsonNode>> shown = new LinkedHashMap<>();

  private Loop loop;
  private LocalDateTime time = LocalDateTime.parse("2026-03-02T09:00");
  private String rechecker = "";

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  private String address(String campaignOrCategory, String by) {
    return "/api/statistics?"
        + (by.equals("campaign") ? "category=" : "campaign=")
        + URLEncoder.encode(campaignOrCategory, UTF_8)
        + "&by="
        + by;
  }

  private static String rectifier(JsonNode issue) {
    return Objects.requireNonNull(RECTIFIERS.get(issue.path("unit").asText()));
  }

  private List<String> asked() {
    List<String> asked = new ArrayList<>();
    for (String by : List.of("category", "unit", "severity", "source", "month", "foundMonth")) {
      asked.add(address(campaign, by));
    }
    asked.add(address(categories.get(0), "campaign"));
    String all = "?campaign=" + URLEncoder.encode(campaign, UTF_8);
    for (String more : List.of("/overdue", "/rounds", "/steps", "/standing")) {
      asked.add("/api/statistics" + more + all);
    }
    asked.add("/api/issues" + all + "&type=rectification&sort=dueAt&count=true");
    asked.add("/api/issues" + all + "&type=rectification&overdue=true&limit=5");
    return asked;
  }

  /** Without what leads to lists of that moment. */
  private static JsonNode told(JsonNode said) {
    JsonNode copy = said.deepCopy();
    for (JsonNode object : copy.findParents("links")) {
      ((ObjectNode) object).remove("links");
    }
    for (JsonNode object : copy.findParents("link")) {
      ((ObjectNode) object).remove("link");
    }
    return copy;
  }

  private Map<String, JsonNode> read(String asOf) {
    Map<String, JsonNode> said = new LinkedHashMap<>();
    for (String reader : READERS) {
      Api.Session session = loop.as(reader);
      for (String address : asked()) {
        said.put(reader + " " + address, told(session.get(address + asOf).expect(200).body()));
      }
    }
    String exported =
        "/api/ledgers/export?type=rectification&campaign="
            + URLEncoder.encode(campaign, UTF_8)
            + asOf;
    byte[] workbook = loop.as("qh-leader").get(exported).expect(200).raw().body();
    said.put("export", TextNode.valueOf(sheet(workbook)));
    return said;
  }

  /** The first sheet of a workbook that was written as a stream. */
  private static String sheet(byte[] workbook) {
    try {
      Path file = Files.createTempFile("replay", ".xlsx");
      try {
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile());
            InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
          return new String(in.readAllBytes(), UTF_8);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyFigureIsAsItWasShown() {
    rechecker = loop.person("QH", "reviewer");
    importOldOnes();
    for (int i = 0; i < ACTS; i++) {
      later();
      act();
      if (i % 3 == 0) {
        remember();
      }
      if (i % 5 == 4) {
        // whatever was done before it is committed by now
        assertThat(checkpoints.gather(clock.instant().minusSeconds(1800))).isTrue();
      }
    }
    later();

    assertThat(shown).hasSize(ACTS / 3);
    shown.forEach(
        (moment, then) -> {
          Map<String, JsonNode> replayed = read("&asOf=" + moment);
          then.forEach((what, said) -> assertThat(replayed.get(what)).as(what).isEqualTo(said));
        });
    shown.keySet().forEach(this::cellsSayWhatRowsSay);
    whoeverChangesACellIsFound();
    issues.forEach(number -> assertThat(differences(number)).as(number).isEmpty());
  }

  /**
   * What the trail alone says is what figures count; whoever changes that in the database is found.
   */
  @Test
  void whatFiguresCountIsComparedWithTheTrail() {
    open();
    String number = issues.get(0);
    later();
    loop.rectify(rectifier(loop.issue(number)), number);
    later();
    loop.signOff("qh-reviewer", number);
    assertThat(differences(number)).isEmpty();

    jdbc.update(
        "update issue_past set severity = 'major' where number = ? and steps = ',review,'", number);
    assertThat(differences(number)).singleElement().asString().contains("past", ".severity");
    jdbc.update("update issue_past set severity = 'minor' where number = ?", number);
    jdbc.update("update issue set spell_days = spell_days + 1 where number = ?", number);
    assertThat(differences(number)).singleElement().asString().contains("now.spell_days");
    jdbc.update("update issue set spell_days = spell_days - 1 where number = ?", number);
    String gone = "gone-" + number;
    jdbc.update(
        "update issue_past set number = ? where number = ? and steps = ',review,'", gone, number);
    assertThat(differences(number)).singleElement().asString().contains("past", "missing");
    assertThat(checkedByAdministrator(number).toString()).contains(number, "past", "missing");
    jdbc.update("update issue_past set number = ? where number = ?", number, gone);
    assertThat(checkedByAdministrator(number)).isEmpty();
  }

  /** What {@code GET /api/operations/figures} says of this issue; of what is gathered for none. */
  private List<JsonNode> checkedByAdministrator(String number) {
    List<JsonNode> found = new ArrayList<>();
    String after = "";
    do {
      JsonNode said =
          loop.as("qh-admin").get("/api/operations/figures?limit=200" + after).expect(200).body();
      Loop.list(said.path("items")).stream()
          .filter(item -> item.path("issue").asText("").equals(number))
          .forEach(found::add);
      after = said.path("next").isTextual() ? "&after=" + said.path("next").asText() : "";
    } while (!after.isEmpty());
    return found;
  }

  private List<JsonNode> differences(String number) {
    JsonNode said =
        loop.as("qh-leader")
            .get("/api/issues/" + number + "/trail/verification")
            .expect(200)
            .body();
    return Loop.list(said.path("differences"));
  }

  @ParameterizedTest
  @CsvSource({
    "asOf=yesterday, 400, asOf",
    "asOf=2026-02-30, 400, asOf",
    "asOf=2026-03-02T12:00:00, 400, asOf",
    "asOf=2199-01-01T00:00:00Z, 400, asOf",
    "asOf=2199-01-01, 400, asOf",
    "asOf=0001-01-01T00:00:00Z, 400, asOf",
    "asOf=1999-01-01, 400, asOf",
    "asOf=2026-03-02&q=x, 400, q",
    "asOf=2026-03-02&figure=x, 400, figure"
  })
  void tellsWhatIsWrongWithAMoment(String query, int status, String field) {
    loop.open(Map.of());
    for (String address : List.of("/api/statistics?", "/api/issues?")) {
      JsonNode problem = loop.as("qh-leader").get(address + query).expect(status).body();

      assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }
  }

  private void whoeverChangesACellIsFound() {
    String newest = " where checkpoint = (select max(id) from figure_checkpoint) and dimension = ";
    for (String dimension : List.of("all", "severity")) {
      jdbc.update("update figure_cell set late = late + 1" + newest + "?", dimension);
      assertThat(checkedByAdministrator("").toString()).contains("figures-" + dimension + ":");
      jdbc.update("update figure_cell set late = late - 1" + newest + "?", dimension);
    }
    assertThat(checkedByAdministrator("")).isEmpty();
  }

  private void cellsSayWhatRowsSay(Instant moment) {
    List<String> asked = new ArrayList<>();
    String mine = "&campaign=" + URLEncoder.encode(campaign, UTF_8);
    for (String by :
        List.of("category", "unit", "severity", "source", "campaign", "month", "foundMonth")) {
      asked.add("by=" + by);
      asked.add("by=" + by + "&unit=QH-XN&supervisor=QH");
    }
    asked.add("by=unit" + mine);
    asked.add("by=campaign" + mine);
    asked.add("severity=minor&unit=QH-XN-DT&unitAlone=true");
    for (String reader : READERS) {
      Api.Session session = loop.as(reader);
      for (String query : asked) {
        String address = "/api/statistics?" + query + "&asOf=" + moment;
        JsonNode byCells = told(session.get(address).expect(200).body());
        JsonNode byRows = told(session.get(address + "&openedFrom=2000-01-01").expect(200).body());
        assertThat(byCells).as(reader + " " + address).isEqualTo(byRows);
      }
    }
  }

  private void remember() {
    Map<String, JsonNode> said = read("");
    shown.put(clock.instant(), said);
  }

  private void later() {
    time = time.plusHours(1 + random.nextInt(60)).plusMinutes(random.nextInt(60));
    loop.goTo(time.toString());
  }

  private void importOldOnes() {
    String ledger =
        "问题类别,问题描述,责任单位,检查日期,整改时限\n"
            + categories.get(0)
            + ",旧问题,湟中执法局,2025-06-15,2026-03-30\n"
            + categories.get(1)
            + ",另一旧问题,大通执法局,2025-08-15,2025-09-30\n";
    loop.as("qh-inspector")
        .upload(
            "/api/ledgers/imports",
            "a.csv",
            ledger.getBytes(UTF_8),
            Map.of("dryRun", "false", "campaign", campaign))
        .expect(200);
    for (JsonNode issue :
        loop.as("qh-inspector")
            .get("/api/issues?campaign=" + URLEncoder.encode(campaign, UTF_8))
            .expect(200)
            .body()
            .path("items")) {
      issues.add(issue.path("number").asText());
    }
    assertThat(issues).hasSize(2);
  }

  private void act() {
    if (issues.size() < 6 || random.nextInt(4) == 0) {
      open();
      return;
    }
    String number = issues.get(random.nextInt(issues.size()));
    JsonNode issue = loop.issue(number);
    if (issue.path("status").asText().equals("closed")) {
      if (issue.path("resolution").asText().equals("signedOff")) {
        relapse(number);
      } else {
        open();
      }
      return;
    }
    List<String> steps = loop.steps(number);
    if (steps.contains("decideExtension")) {
      loop.complete("qh-leader", number, "decideExtension", "grant", Map.of());
    } else {
      work(number, steps.get(0), rectifier(issue), issue);
    }
  }

  private void open() {
    issues.add(
        loop.open(
            Map.of(
                "category",
                any(categories),
                "campaign",
                campaign,
                "unit",
                any(UNITS),
                "source",
                any(List.of("inspection", "hotline")),
                "dueOn",
                time.toLocalDate().plusDays(2 + random.nextInt(20)).toString())));
  }

  private void work(String number, String step, String rectifier, JsonNode issue) {
    int dice = random.nextInt(8);
    switch (step) {
      case "rectify" -> {
        if (dice == 0) {
          loop.act("qh-inspector", number, "withdraw", Map.of("reason", "重复登记")).expect(200);
        } else if (dice == 1) {
          loop.complete(rectifier, number, "rectify", "dispute", Map.of("disputeReason", "不属于本单位"));
        } else if (dice == 2) {
          LocalDate due =
              LocalDate.ofInstant(
                  Instant.parse(issue.path("dueAt").asText()), ZoneId.of("Asia/Shanghai"));
          loop.act(
                  rectifier,
                  number,
                  "requestExtension",
                  Loop.extensionTo(due.plusDays(20).toString()))
              .expect(200);
        } else {
          loop.rectify(rectifier, number);
        }
      }
      case "assign" ->
          loop.complete("qh-inspector", number, "assign", "", Map.of("unit", any(UNITS)));
      case "review" -> {
        if (dice < 3) {
          loop.sendBack("qh-reviewer", number, "review");
        } else {
          loop.signOff("qh-reviewer", number);
        }
      }
      default -> open();
    }
  }

  private void relapse(String number) {
    String lookBack = loop.open(Map.of("type", "look-back", "title", "回头看", "parent", number));
    loop.complete(
        rechecker,
        lookBack,
        "recheck",
        "relapsed",
        Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
