package org.bihuan.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was spelt in several ways becomes one, and every issue's trail tells what it was. */
@ServiceTest
class MergingTest {

  private static final String TYPE = "rectification";
  private static final String CATEGORIES = "/api/types/" + TYPE + "/categories";

  @LocalServerPort int port;
  private Api api;
  private Session leader;
  private Work work;
  private String wrong;
  private String right;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    leader = api.as("qh-leader");
    work = new Work(api);
    String unique = UUID.randomUUID().toString();
    wrong = "乱 罚款" + unique;
    right = "乱罚款" + unique;
  }

  private int total(String filter, String value) {
    return leader
        .get("/api/issues?count=true&" + filter + "=" + URLEncoder.encode(value, UTF_8))
        .expect(200)
        .body()
        .path("total")
        .asInt();
  }

  private JsonNode lastEntry(String issue) {
    JsonNode entries =
        leader.get("/api/issues/" + issue + "/trail").expect(200).body().path("items");
    return entries.get(entries.size() - 1);
  }

  private void isIntact(String issue) {
    JsonNode verified =
        leader.get("/api/issues/" + issue + "/trail/verification").expect(200).body();
    assertThat(verified.path("intact").asBoolean()).as(verified.toString()).isTrue();
  }

  @Test
  void allIssuesOfAMisspeltCategoryGetTheOther() {
    List<String> issues = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      issues.add(work.open("QH-XN-DT", Map.of("category", wrong)));
    }
    String closed = issues.get(0);
    api.as("qh-inspector")
        .post(
            "/api/issues/" + closed + "/actions/withdraw", Map.of("fields", Map.of("reason", "重复")))
        .expect(200);
    String other = work.open("QH-XN-DT", Map.of("category", right));

    Map<String, String> merge = Map.of("from", wrong, "into", right);
    api.as("xn-leader").post(CATEGORIES + "/merges", merge).expect(403);
    api.as("qh-inspector").post(CATEGORIES + "/merges", merge).expect(403);
    leader.post("/api/types/none/categories/merges", merge).expect(404);
    leader.post(CATEGORIES + "/merges", Map.of("from", wrong, "into", wrong)).expect(422);
    leader.post(CATEGORIES + "/merges", merge).expect(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> total("category", wrong) == 0);
    assertThat(total("category", right)).isEqualTo(13);
    JsonNode entry = lastEntry(closed);
    assertThat(entry.path("act").asText()).isEqualTo("corrected");
    assertThat(entry.path("actor").asText()).isEqualTo("qh-leader");
    assertThat(entry.at("/data/before/category").asText()).isEqualTo(wrong);
    assertThat(entry.at("/data/facts/category").asText()).isEqualTo(right);
    isIntact(closed);
    assertThat(lastEntry(other).path("act").asText()).isNotEqualTo("corrected");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> merged().path("changed").asInt() == 12 && merged().path("failed").asInt() == 0);

    String later = work.open("QH-XN-DT", Map.of("category", wrong));
    assertThat(leader.get("/api/issues/" + later).text("category")).isEqualTo(right);
  }

  private JsonNode merged() {
    for (JsonNode one : leader.get(CATEGORIES + "/merges").expect(200).body().path("items")) {
      if (one.path("from").asText().equals(wrong)) {
        return one;
      }
    }
    throw new AssertionError(wrong);
  }

  @Test
  void mergedFurtherIsMergedIntoTheLast() {
    String last = right + "行为";
    leader.post(CATEGORIES + "/merges", Map.of("from", wrong, "into", right)).expect(200);
    leader.post(CATEGORIES + "/merges", Map.of("from", right, "into", last)).expect(200);
    leader.post(CATEGORIES + "/merges", Map.of("from", last, "into", wrong)).expect(422);

    String issue = work.open("QH-XN-DT", Map.of("category", wrong));

    assertThat(leader.get("/api/issues/" + issue).text("category")).isEqualTo(last);
  }

  @Test
  void allIssuesOfAMisspeltCampaignGetTheOther() {
    String from = "M-" + UUID.randomUUID();
    String into = from + "-2";
    String open = work.open("QH-XN-DT", Map.of("campaign", from));
    work.open("QH-XN-DT", Map.of("campaign", into));

    Answer asked =
        leader.post("/api/campaigns/" + from + "/merge", Map.of("into", into)).expect(200);
    assertThat(asked.body().path("to").asText()).isEqualTo(into);
    await().atMost(Duration.ofSeconds(30)).until(() -> total("campaign", from) == 0);

    assertThat(total("campaign", into)).isEqualTo(2);
    assertThat(lastEntry(open).at("/data/before/campaign").asText()).isEqualTo(from);
    isIntact(open);
    JsonNode merged = leader.get("/api/campaigns/" + from).expect(200).body();
    assertThat(merged.path("mergedInto").asText()).isEqualTo(into);
    assertThat(merged.path("state").asText()).isEqualTo("closed");
    leader.post("/api/campaigns/" + from + "/merge", Map.of("into", into)).expect(409);
    String later = work.open("QH-XN-DT", Map.of("campaign", from));
    assertThat(leader.get("/api/issues/" + later).text("campaign")).isEqualTo(into);
    api.as("xn-leader").post("/api/campaigns/" + into + "/merge", Map.of("into", from)).expect(403);
  }

  @Test
  void manyMoveInTheBackgroundWhenACampaignIsClosed() {
    String from = "M-" + UUID.randomUUID();
    String into = from + "-2";
    String kept = work.open("QH-XN-DT", Map.of("campaign", from));
    for (int i = 0; i < 5; i++) {
      work.open("QH-XN-DT", Map.of("campaign", from));
    }
    work.open("QH-XN-DT", Map.of("campaign", into));
    Map<String, Object> decision = Map.of("open", "move", "to", into, "except", List.of(kept));

    JsonNode closed = leader.post("/api/campaigns/" + from + "/close", decision).expect(200).body();

    assertThat(closed.path("move").asInt()).isEqualTo(5);
    await().atMost(Duration.ofSeconds(30)).until(() -> total("campaign", into) == 6);
    assertThat(total("campaign", from)).isEqualTo(1);
    assertThat(
            leader
                .get("/api/campaigns/" + from + "/moves")
                .expect(200)
                .body()
                .at("/items/0/to")
                .asText())
        .isEqualTo(into);
  }

  @Test
  void categoriesAreKeptInOrderAndRetiredNotDeleted() {
    String path = "/api/types/hotline-complaint/categories";
    String one = "一" + UUID.randomUUID();
    String two = "二" + UUID.randomUUID();
    api.as("qh-inspector").put(path, Map.of("items", List.of())).expect(403);
    JsonNode set =
        leader
            .put(
                path,
                Map.of(
                    "items",
                    List.of(
                        Map.of("code", two, "name", "名称" + two, "nameEn", "Second"),
                        Map.of("name", one))))
            .expect(200)
            .body();
    assertThat(set.path("items").findValuesAsText("code")).startsWith(two, one);

    leader.put(path, Map.of("items", List.of(Map.of("name", one)))).expect(200);
    for (JsonNode each : api.as("dt-rectifier").get(path).expect(200).body().path("items")) {
      boolean left = each.path("code").asText().equals(two);
      assertThat(each.path("retired").asBoolean())
          .isEqualTo(!each.path("code").asText().equals(one));
      assertThat(!left || each.path("name").asText().equals("名称" + two)).isTrue();
    }
    Answer twice =
        leader
            .put(path, Map.of("items", List.of(Map.of("name", one), Map.of("name", one))))
            .expect(422);
    assertThat(twice.body().at("/errors/0/field").asText()).isEqualTo("items[1].code");
  }

  @Test
  void theCodeIsKeptWhereTheNameIsWritten() {
    String path = "/api/types/supervision-notice/categories";
    String code = "K-" + UUID.randomUUID();
    leader
        .put(path, Map.of("items", List.of(Map.of("code", code, "name", "过罚不当" + code))))
        .expect(200);
    Answer opened =
        api.as("qh-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "type", "supervision-notice",
                    "title", "通报",
                    "unit", "QH-XN-DT",
                    "category", " 过罚不当" + code.toLowerCase(java.util.Locale.ROOT)));
    if (opened.status() == 422) { // its form asks for more
      assertThat(opened.body().path("errors").findValuesAsText("field")).doesNotContain("category");
    } else {
      assertThat(leader.get("/api/issues/" + opened.text("number")).text("category"))
          .isEqualTo(code);
    }
  }
}
