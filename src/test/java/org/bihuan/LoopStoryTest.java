package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the whole story and checks the result. To run it against a running service, which must have
 * only the demonstration accounts: {@code mvn -B test -Dtest=LoopStoryTest -DskipPostgresql=true
 * -Dbihuan.story.url=http://127.0.0.1:8080}.
 */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopStoryTest {

  /** The one row whose unit says itself that it has not finished. */
  private static final int UNFINISHED_ROW = 78;

  private Node node;
  private LoopStory story;
  private JsonNode figures;

  @BeforeAll
  void tell() throws IOException {
    String url = System.getProperty("bihuan.story.url", "");
    if (url.isEmpty()) {
      node = Node.start(TestDatabase.properties());
    }
    story = new LoopStory(node == null ? new Api(url) : node.api(), System.out::println);
    try (InputStream ledger = getClass().getResourceAsStream("/ledger/ledger-105.csv")) {
      story.importLedger(ledger.readAllBytes(), UNFINISHED_ROW);
    }
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
    assertThat(story.listed("/api/issues?status=open&type=rectification"))
        .containsExactly(story.unfinished());
  }

  @Test
  void sendsOneInFiveBackOnce() {
    JsonNode total = figures.path("total");

    assertThat(story.sentBack()).hasSize(21);
    assertThat(total.path("firstPassRate").asDouble()).isEqualTo(83 / 104.0, within(0.00005));
    for (String number : story.sentBack()) {
      assertThat(story.trail(number))
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
      JsonNode verification = story.verification(number);
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
              List<String> listed = story.listed(link.getValue().asText());
              assertThat(listed)
                  .as(link.getValue().asText())
                  .hasSize(group.path(link.getKey()).asInt());
              assertThat(new HashSet<>(listed)).hasSameSizeAs(listed);
            });
  }
}
