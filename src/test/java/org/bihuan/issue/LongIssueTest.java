package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An issue with very many long comments is read in pages, and streamed as a whole without being
 * kept in memory.
 */
@ServiceTest
@TestInstance(Lifecycle.PER_CLASS)
class LongIssueTest {

  private static final int SAID = 70;
  private static final Pattern OLDER = Pattern.compile("\\?before=(\\d+)#trail");
  private static final Pattern WHOLE =
      Pattern.compile("\\?before=(\\d+)&(?:amp;)?whole=true#trail");
  private static final String LONG = "长".repeat(20_000);

  @LocalServerPort private int port;
  @Autowired private JdbcTrail trail;
  @Autowired private Comments comments;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private HeavyWork heavy;

  private Session inspector;
  private String number;
  private String address;

  @BeforeAll
  void talk() {
    Api api = new Api(port);
    inspector = api.as("qh-inspector");
    number = new Work(api).open("QH-XN-DT", Map.of());
    address = "/api/issues/" + number;
    for (int i = 0; i < SAID; i++) {
      inspector.post(address + "/comments", Map.of("text", i + LONG.substring(4))).expect(201);
    }
  }

  @Test
  void givesItsWholeTrailAndAllCommentsWhereNoLimitIsSet() {
    JsonNode entries = inspector.get(address + "/trail").expect(200).body();
    JsonNode said = inspector.get(address + "/comments").expect(200).body();

    assertThat(entries.path("items").findValuesAsText("seq")).doesNotHaveDuplicates();
    assertThat(entries.path("items")).hasSizeGreaterThan(SAID);
    assertThat(entries.path("next").isNull()).isTrue();
    assertThat(texts(said)).hasSize(SAID).isEqualTo(expected());
    assertThat(said.path("next").isNull()).isTrue();
    assertThat(inspector.get(address + "/trail").header("Content-Length")).isEmpty();
  }

  @Test
  void readsNoMoreAtOnceThanFitsInMemory() {
    int longest = 0;
    int seq = 0;
    for (List<TrailEntry> batch = trail.after(number, seq, 200);
        !batch.isEmpty();
        batch = trail.after(number, seq, 200)) {
      seq = batch.get(batch.size() - 1).seq();
      longest =
          Math.max(
              longest, batch.stream().mapToInt(entry -> entry.data().toString().length()).sum());
    }

    assertThat(seq).isGreaterThan(SAID);
    assertThat(longest).isLessThan(520_000);
    assertThat(comments.after(number, Comments.Place.FIRST, 200)).hasSize(50);
  }

  @Test
  void showsOfItsNewestEntriesWhatAPageHoldsAndTheOlderOnesBehindALink() {
    Pages pages = Pages.of(port, "qh-inspector");
    String page = pages.get("/issues/" + number).expect(200).text();
    int shown = events(page);
    assertThat(shown).isEqualTo(9); // 200,000 characters in the trail
    for (Matcher older = OLDER.matcher(page); older.find(); older = OLDER.matcher(page)) {
      assertThat(page.length()).isLessThan(100_000);
      page = pages.get("/issues/" + number + "?before=" + older.group(1)).expect(200).text();
      shown += events(page);
    }
    assertThat(page).contains("href=\"/issues/" + number + "#trail\"");
    assertThat(shown).isEqualTo(inspector.get(address + "/trail").body().path("items").size());
    pages.get("/issues/" + number + "?before=x").expect(400);
  }

  @Test
  void showsThatALongTextGoesOnAndAllOfItOnDemand() {
    Pages pages = Pages.of(port, "qh-inspector");
    String page = pages.get("/issues/" + number).expect(200).text();
    assertThat(page).doesNotContain("长".repeat(2_001)).contains("长".repeat(1_900) + "长…");

    Matcher whole = WHOLE.matcher(page);
    assertThat(whole.find()).isTrue();
    String entry =
        pages
            .get("/issues/" + number + "?before=" + whole.group(1) + "&whole=true")
            .expect(200)
            .text();
    assertThat(events(entry)).isEqualTo(1);
    assertThat(entry).contains(LONG.substring(4)).doesNotContain("&whole=");
  }

  @Test
  void isVerifiedByOnePersonTwiceAtOnceAndNoMore() {
    String verification = address + "/trail/verification";
    heavy.run(
        Kind.VERIFYING,
        "qh-inspector",
        () ->
            heavy.run(
                Kind.VERIFYING,
                "qh-inspector",
                () -> {
                  Answer refused = inspector.get(verification).expect(429);
                  assertThat(refused.header("Retry-After")).isEqualTo("10");
                  new Api(port).as("qh-leader").get(verification).expect(200);
                  return refused;
                }));
    inspector.get(verification).expect(200);
  }

  @Test
  void takesNoMoreIssuesBelowItThanItsStateHolds() {
    String parent = new Work(new Api(port)).open("QH-XN-DT", Map.of());
    String child = new Work(new Api(port)).open("QH-XN-DT", Map.of("parent", parent));
    String quoted = "\"" + child + "\"";
    String many = String.join(",", Collections.nCopies(1_000, quoted));
    jdbc.update(
        "update issue set state = replace(state, ?, ?) where number = ?", quoted, many, parent);

    Answer refused =
        inspector.post("/api/issues", Map.of("title", "a", "unit", "QH-XN-DT", "parent", parent));

    assertThat(refused.expect(422).body().at("/errors/0/field").asText()).isEqualTo("parent");
    Pages.of(port, "qh-inspector").get("/issues/" + parent).expect(200);
  }

  private static int events(String page) {
    return page.split("data-act=", -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trail", "/comments"})
  void isWalkedThroughByItsPages(String list) {
    List<JsonNode> walked = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = inspector.get(address + list + "?limit=30" + after).expect(200).body();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(30);
      page.path("items").forEach(walked::add);
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());

    List<JsonNode> whole = new ArrayList<>();
    inspector.get(address + list).body().path("items").forEach(whole::add);
    assertThat(walked).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trail?limit=0",
        "/trail?limit=201",
        "/trail?after=x",
        "/trail?after=AAF4",
        "/comments?limit=-1",
        "/comments?after=AAF4",
        "/comments?after=ABQyMDI2LTAxLTAxVDAwOjAwOjAwWgACwIA"
      })
  void refusesPagesThatAreNone(String page) {
    inspector.get(address + page).expect(400);
  }

  private static List<String> texts(JsonNode page) {
    return page.path("items").findValuesAsText("text");
  }

  private static List<String> expected() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < SAID; i++) {
      texts.add(i + LONG.substring(4));
    }
    return texts;
  }
}
