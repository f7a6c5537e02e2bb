package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.bihuan.demonstration.LoopCommands;
import org.bihuan.demonstration.LoopStory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the whole story and checks the result. To run it against a running service with the
 * demonstration's accounts: {@code mvn -B test -Dtest=LoopStoryTest -DskipPostgresql=true
 * -Dbihuan.story.url=http://127.0.0.1:8080}.
 */
@Tag("service")
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopStoryTest {

  /** The one row whose unit says itself that it has not finished. */
  private static final int UNFINISHED_ROW = 78;

  private static final int ROWS = 105;
  private static final String CAMPAIGN = "story-" + UUID.randomUUID();

  private Node node;
  private String base;
  private Api api;
  private LoopStory story;
  private JsonNode figures;

  @BeforeAll
  void tell() {
    String url = System.getProperty("bihuan.story.url", "");
    if (url.isEmpty()) {
      node = Node.start(TestDatabase.properties());
    }
    base = node == null ? url : "http://127.0.0.1:" + node.port();
    api = new Api(base);
    story = new LoopStory(base, CAMPAIGN);
    story.importLedger(ROWS, UNFINISHED_ROW);
    story.workUntilDone();
    figures = story.statistics();
  }

  @AfterAll
  void stop() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void signsOffAllButOneOfTheLedger() {
    JsonNode total = figures.path("total");

    assertThat(figures.path("groups")).hasSize(3);
    assertThat(total.path("total").asInt()).isEqualTo(105);
    assertThat(total.path("signedOff").asInt()).isEqualTo(104);
    assertThat(total.path("open").asInt()).isEqualTo(1);
    assertThat(total.path("rate").asDouble()).isEqualTo(0.9905, within(0.00005));
    assertThat(figures.path("summary").asText()).contains("105", "104", "99%");
    assertThat(listed("/api/issues?status=open&campaign=" + CAMPAIGN))
        .containsExactly(story.unfinished());
  }

  @Test
  void sendsOneInFiveBackOnce() {
    JsonNode total = figures.path("total");

    assertThat(story.sentBack()).hasSize(21);
    assertThat(total.path("firstPassRate").asDouble()).isEqualTo(83 / 104.0, within(0.00005));
    for (String number : story.sentBack()) {
      assertThat(trail(number))
          .containsSubsequence(
              "opened",
              "claimed rectify",
              "completed rectify submit",
              "completed review sendBack",
              "roundBegun",
              "claimed rectify",
              "completed rectify submit",
              "completed review signOff",
              "closed  signedOff");
    }
  }

  @Test
  void everyTrailVerifies() {
    assertThat(story.numbers()).hasSize(105);
    for (String number : story.numbers()) {
      JsonNode verification = verification(number);
      assertThat(verification.path("intact").asBoolean()).as(number).isTrue();
      assertThat(verification.path("entries").asInt()).as(number).isGreaterThan(1);
    }
  }

  @Test
  void everyFigureListsExactlyItsIssues() {
    listsItsIssues(figures.path("total"));
    figures.path("groups").forEach(this::listsItsIssues);
  }

  private void listsItsIssues(JsonNode group) {
    assertThat(group.path("links")).isNotEmpty();
    group
        .path("links")
        .properties()
        .forEach(
            link -> {
              List<String> listed = listed(link.getValue().asText());
              assertThat(listed)
                  .as(link.getValue().asText())
                  .hasSize(group.path(link.getKey()).asInt());
              assertThat(new HashSet<>(listed)).hasSameSizeAs(listed);
            });
  }

  @Test
  void worksOnAServiceThatIsNotFreshAndSaysSoInTwoLines() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    int exit =
        LoopCommands.run(
            new String[] {"--language=en", base},
            10,
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Imported a ledger of 10 issues"))
        .anyMatch(line -> line.contains("9 signed off, 2 of them after a send-back"));
    assertThat(exit).isZero();
  }

  /** Numbers of all issues of a list, over all its pages. */
  private List<String> listed(String link) {
    List<String> found = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = api.as("qh-inspector").get(link + "&limit=200" + after).expect(200).body();
      page.path("items").forEach(issue -> found.add(issue.path("number").asText()));
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return found;
  }

  /** The events in the trail of an issue, in order. */
  private List<String> trail(String number) {
    List<String> acts = new ArrayList<>();
    for (JsonNode entry :
        api.as("qh-inspector")
            .get("/api/issues/" + number + "/trail")
            .expect(200)
            .body()
            .path("items")) {
      String step = entry.path("step").asText("");
      String outcome = entry.path("outcome").asText("");
      acts.add((entry.path("act").asText() + " " + step + " " + outcome).strip());
    }
    return acts;
  }

  private JsonNode verification(String number) {
    return api.as("qh-inspector")
        .get("/api/issues/" + number + "/trail/verification")
        .expect(200)
        .body();
  }
}
