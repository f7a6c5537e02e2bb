package org.bihuan.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Python;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.demonstration.LoopStory;
import org.bihuan.workbench.Pages;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The year of the notice that this project answers: 105 issues are found and 104 signed off; a
 * look-back finds 26 problems; what relapsed goes round again.
 */
@ServiceTest
class NoticeStoryTest {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeStoryTest.class);
  private static final int FOUND = 105;

  /** The one row whose unit says itself that it has not finished. */
  private static final int UNFINISHED_ROW = 78;

  /** To show 95 % or more of 104 where none relapsed. */
  private static final int SAMPLE = 47;

  private static final int RELAPSED = 3;
  private static final int NEVER_FIXED = 1;
  private static final int NEW_PROBLEMS = 22;
  private static final String WORD = "4821907365";

  @LocalServerPort private int port;
  @TempDir private Path folder;

  private final String campaign = "notice-" + UUID.randomUUID();
  private Api api;
  private Api.Session leader;
  private LoopStory story;

  @BeforeEach
  void signOffAllButOne() {
    api = new Api(port);
    leader = api.as("qh-leader");
    story = new LoopStory("http://127.0.0.1:" + port, campaign);
    story.importLedger(FOUND, UNFINISHED_ROW);
    story.workUntilDone();
  }

  @Test
  void isToldByFiguresThatEqualTheirLists() throws Exception {
    JsonNode first = progress().path("total");
    assertThat(first.path("total").asInt()).isEqualTo(FOUND);
    assertThat(first.path("signedOff").asInt()).isEqualTo(FOUND - 1);
    assertThat(first.path("rate").asDouble()).isEqualTo(.9905, within(.00005));

    JsonNode plan = lookBack(Map.of("dryRun", true)).expect(200).body();
    assertThat(plan.path("N").asInt()).isEqualTo(FOUND - 1);
    assertThat(plan.path("provenWithoutRelapse").asDouble()).isGreaterThanOrEqualTo(.95);
    String id = lookBack(Map.of()).expect(201).text("id");
    JsonNode drawn =
        leader.post("/api/look-backs/" + id + "/draw", Map.of("word", WORD)).expect(200).body();
    assertThat(numbers(drawn)).hasSize(SAMPLE);
    if (Python.isThere()) {
      assertThat(redrawnOutside(id))
          .containsExactlyElementsOf(
              Stream.concat(Stream.of(drawn.path("seed").asText()), numbers(drawn)).toList());
    } else {
      LOG.warn("No python3: the sample was not drawn again outside");
    }

    List<JsonNode> sample = opened(id);
    recheckAll(sample);

    JsonNode found = leader.get("/api/look-backs/" + id).expect(200).body();
    int holding = SAMPLE - RELAPSED - NEVER_FIXED;
    assertThat(found.path("complete").asBoolean()).isTrue();
    assertThat(found.path("trueFixRate").asDouble())
        .isEqualTo((double) holding / SAMPLE, within(1e-9));
    assertThat(found.path("low").asDouble()).isLessThan(found.path("trueFixRate").asDouble());
    assertThat(found.path("high").asDouble()).isLessThan(1);
    assertThat(found.path("neverFixed").asInt()).isEqualTo(NEVER_FIXED);
    assertThat(found.path("selfReported").asDouble()).isEqualTo(.9905, within(.00005));
    assertThat(
            leader
                .get("/api/campaigns/" + campaign + "/look-backs")
                .expect(200)
                .body()
                .at("/items/0/id")
                .asText())
        .isEqualTo(id);
    JsonNode then = progress().path("total");
    assertThat(then.path("open").asInt())
        .as("the unfinished one, what goes round again, and new problems")
        .isEqualTo(1 + RELAPSED + NEVER_FIXED + NEW_PROBLEMS);

    story.workUntilDone();

    JsonNode after = progress();
    assertThat(after.at("/total/open").asInt()).isEqualTo(1);
    assertThat(after.at("/total/relapses").asInt()).isEqualTo(RELAPSED + NEVER_FIXED);
    for (JsonNode one : sample.subList(0, RELAPSED + NEVER_FIXED)) {
      JsonNode again = leader.get("/api/issues/" + one.path("number").asText()).body();
      assertThat(again.path("status").asText()).isEqualTo("closed");
      assertThat(again.path("resolution").asText()).isEqualTo("signedOff");
      assertThat(again.path("relapses").asInt()).isEqualTo(1);
    }
    assertThat(count("/api/issues?type=rectification&source=lookBack&campaign=" + campaign))
        .isEqualTo(NEW_PROBLEMS);
    groups(after).forEach(this::listsItsIssues);
    assertThat(figuresOfThePage(Pages.of(port, "qh-leader"))).isGreaterThan(10);
    assertThat(story.broken()).isZero();
  }

  private Api.Answer lookBack(Map<String, Object> more) {
    Map<String, Object> asked =
        new HashMap<>(Map.of("campaign", campaign, "method", "simple", "size", SAMPLE));
    asked.putAll(more);
    return leader.post("/api/look-backs", asked);
  }

  private static Stream<String> numbers(JsonNode lookBack) {
    return lookBack.path("drawn").findValuesAsText("number").stream();
  }

  /** What the script of the documentation prints, which knows the frame and the word alone. */
  private List<String> redrawnOutside(String id) throws IOException, InterruptedException {
    String documentation = Files.readString(Path.of("docs", "look-back.md"), UTF_8);
    int begin = documentation.indexOf("```python\n") + "```python\n".length();
    Path script = folder.resolve("redraw.py");
    Files.writeString(script, documentation.substring(begin, documentation.indexOf("```", begin)));
    Path frame = folder.resolve("frame.tsv");
    Files.write(frame, leader.get("/api/look-backs/" + id + "/frame").expect(200).raw().body());
    return Python.run(script.toString(), frame.toString(), "simple", "" + SAMPLE, WORD)
        .lines()
        .toList();
  }

  /** The sample, once every recheck is opened. */
  private List<JsonNode> opened(String id) {
    List<JsonNode> sample = new ArrayList<>();
    Awaitility.await()
        .untilAsserted(
            () -> {
              sample.clear();
              leader.get("/api/look-backs/" + id).body().path("drawn").forEach(sample::add);
              assertThat(sample).noneMatch(one -> one.path("recheck").isNull());
            });
    return sample;
  }

  /** By somebody of the province who had no part in any of the issues. */
  private void recheckAll(List<JsonNode> sample) {
    String rechecker = Accounts.create(api, "QH", "reviewer");
    Api.Session session = Accounts.session(api, rechecker);
    for (int i = 0; i < sample.size(); i++) {
      Map<String, Object> fields = new HashMap<>(Map.of("method", "onSite", "findings", "现场查看"));
      if (i < RELAPSED + NEVER_FIXED) {
        fields.put("reason", "现场仍有");
      }
      if (i < NEW_PROBLEMS) {
        fields.put("problems", List.of(Map.of("title", "回头看发现的新问题" + i)));
      }
      String verdict =
          i < RELAPSED ? "relapsed" : i < RELAPSED + NEVER_FIXED ? "neverFixed" : "holds";
      Work.does(
          session,
          sample.get(i).path("recheck").asText(),
          "recheck",
          Api.JSON.valueToTree(Map.of("outcome", verdict, "fields", fields)).toString());
    }
  }

  private JsonNode progress() {
    return leader.get("/api/campaigns/" + campaign + "/progress").expect(200).body();
  }

  private static List<JsonNode> groups(JsonNode progress) {
    List<JsonNode> groups = new ArrayList<>(List.of(progress.path("total")));
    progress.path("units").forEach(groups::add);
    progress.path("phases").forEach(phase -> groups.addAll(groups(phase)));
    return groups;
  }

  private void listsItsIssues(JsonNode group) {
    assertThat(group.path("links")).isNotEmpty();
    for (Map.Entry<String, JsonNode> link : group.path("links").properties()) {
      assertThat(count(link.getValue().asText()))
          .as(link.getValue().asText())
          .isEqualTo(group.path(link.getKey()).asInt());
    }
  }

  private int count(String list) {
    return leader.get(list + "&count=true&limit=1").expect(200).body().path("total").asInt();
  }

  /** How many numbers the page shows, each of which is the length of its list. */
  private int figuresOfThePage(Pages pages) {
    Document page = Jsoup.parse(pages.get("/campaigns/" + campaign).expect(200).text());
    Set<String> seen = new HashSet<>();
    for (Element link : page.select("main a[href^=/issues?]")) {
      if (link.text().chars().allMatch(Character::isDigit) && seen.add(link.attr("href"))) {
        assertThat(count("/api" + link.attr("href")))
            .as(link.attr("href"))
            .isEqualTo(Integer.parseInt(link.text()));
      }
    }
    return seen.size();
  }
}
