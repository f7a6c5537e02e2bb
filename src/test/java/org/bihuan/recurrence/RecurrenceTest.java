package org.bihuan.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A problem comes back after its sign-off, through the API alone. */
@TimedTest
class RecurrenceTest {

  private static final String UNIT = "QH-XN-HZ";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private OlderSignOffs older;

  private final String category = "复发" + UUID.randomUUID();
  private final String title = unheardOf() + unheardOf() + "未修复，共4处";
  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  /** Some words that no other test has. */
  private static String unheardOf() {
    StringBuilder words = new StringBuilder();
    UUID id = UUID.randomUUID();
    for (long bits : new long[] {id.getMostSignificantBits(), id.getLeastSignificantBits()}) {
      for (int at = 0; at < 52; at += 13) {
        words.appendCodePoint(0x4e00 + (int) ((bits >>> at) & 0x1fff));
      }
    }
    return words.toString();
  }

  private String open() {
    return loop.open(Map.of("title", title, "category", category));
  }

  private void signOff(String number) {
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);
  }

  private Api.Answer similar(String username, Object... more) {
    Map<String, Object> asked = new HashMap<>(Map.of("title", title.replace("4处", "17处")));
    asked.put("unit", UNIT);
    for (int i = 0; i < more.length; i += 2) {
      asked.put(String.valueOf(more[i]), more[i + 1]);
    }
    return loop.as(username).post("/api/issues/similar", asked);
  }

  private List<String> found(String username, Object... more) {
    return Loop.texts(similar(username, more).expect(200).body().path("items"), "number");
  }

  private Api.Answer link(String username, String number, @Nullable String of) {
    Map<String, Object> body = new HashMap<>();
    body.put("recurrenceOf", of);
    return loop.as(username).put("/api/issues/" + number + "/lineage", body);
  }

  private JsonNode lineage(String username, String number) {
    return loop.as(username).get("/api/issues/" + number + "/lineage").expect(200).body();
  }

  private static List<String> members(JsonNode lineage) {
    return Loop.texts(lineage.path("issues"), "number");
  }

  private JsonNode lineages(String username, String more) {
    return loop.as(username)
        .get("/api/lineages?category=" + category + more)
        .expect(200)
        .body()
        .path("items");
  }

  private static List<String> fields(Api.Answer refused) {
    return Loop.texts(refused.body().path("errors"), "field");
  }

  @Test
  void findsWhatWasSignedOffAndNothingElse() {
    String open = open();
    assertThat(found("qh-inspector")).as("it is not signed off yet").isEmpty();
    signOff(open);

    JsonNode alike = similar("qh-inspector", "category", category).body().path("items").get(0);
    assertThat(alike.path("number").asText()).isEqualTo(open);
    assertThat(alike.path("score").asDouble()).isCloseTo(0.9, within(1e-9));
    assertThat(Loop.texts(alike.path("why"), "what")).containsExactly("text", "unit", "category");
    assertThat(found("hz-rectifier")).containsExactly(open);
    assertThat(found("dt-rectifier")).as("who may not see it").isEmpty();
    assertThat(found("qh-inspector", "unit", "QH-XN-DT")).as("at another unit").isEmpty();
    assertThat(found("qh-inspector", "title", "执法车辆外观标识脱落")).isEmpty();
    assertThat(found("qh-inspector", "title", title.substring(0, 12))).containsExactly(open);
  }

  @Test
  void refusesWhatCannotBeLookedFor() {
    assertThat(fields(similar("qh-inspector", "title", " ").expect(422))).containsExactly("title");
    assertThat(fields(similar("qh-inspector", "unit", "nowhere").expect(422)))
        .containsExactly("unit");
    assertThat(
            fields(
                similar("qh-inspector", "title", "长".repeat(201), "location", "地".repeat(201))
                    .expect(422)))
        .containsExactly("title", "location");
    similar("qh-inspector", "where", "x").expect(400);
    assertThat(found("qh-inspector", "title", "😀", "unit", UNIT)).isEmpty();
  }

  @Test
  void tracesAProblemThatComesBack() {
    String first = open();
    signOff(first);
    loop.goTo("2026-05-01T09:00");
    String second = open();

    assertThat(lineage("qh-reviewer", second).path("mayLink").asBoolean()).isTrue();
    link("qh-reviewer", second, first).expect(200);
    link("qh-reviewer", second, first).expect(200);

    assertThat(loop.trail(second, "recurrenceLinked"))
        .as("one entry a change")
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("data").path("recurrenceOf").asText()).isEqualTo(first);
              assertThat(entry.path("actor").asText()).isEqualTo("qh-reviewer");
              assertThat(entry.path("unit").asText()).isEqualTo("QH");
            });
    loop.expectIntact(second);
    JsonNode seen = lineage("qh-leader", second);
    assertThat(seen.path("recurrenceOf").asText()).isEqualTo(first);
    assertThat(members(seen.path("lineage"))).containsExactly(first, second);
    JsonNode one = seen.path("lineage").path("issues").get(0);
    assertThat(one.path("heldDays").asInt()).isEqualTo(60);
    assertThat(one.path("cameBack").asBoolean()).isTrue();
    assertThat(one.path("measures").asText()).isEqualTo("补正送达回证");
    assertThat(seen.path("lineage").path("issues").get(1).has("heldDays")).isFalse();

    JsonNode curve = curve("qh-leader", "");
    assertThat(curve.path("signedOff").asInt()).isEqualTo(1);
    assertThat(curve.path("median").asInt()).isEqualTo(60);
    assertThat(curve.path("steps").get(0).path("day").asInt()).isEqualTo(60);
    assertThat(curve("qh-leader", "&by=unit").path("cameBack").asInt()).isEqualTo(1);
    assertThat(curve("dt-rectifier", "").path("signedOff").asInt())
        .as("who may not see them")
        .isZero();
  }

  private JsonNode curve(String username, String more) {
    return loop.as(username)
        .get("/api/lineages/survival?unit=QH-XN&category=" + category + more)
        .expect(200)
        .body()
        .path("curves")
        .get(more.isEmpty() ? 0 : 1)
        .path("held");
  }

  @Test
  void aLineageFallsApartWhereALinkIsTakenAway() {
    String first = open();
    signOff(first);
    loop.goTo("2026-04-01T09:00");
    String second = open();
    signOff(second);
    loop.goTo("2026-06-01T09:00");
    String third = open();
    link("qh-leader", third, second).expect(200);
    link("qh-leader", second, first).expect(200);
    assertThat(members(lineages("qh-leader", "").get(0))).containsExactly(first, second, third);

    link("qh-leader", second, null).expect(200);

    assertThat(lineages("qh-leader", "")).hasSize(1);
    assertThat(members(lineages("qh-leader", "").get(0))).containsExactly(second, third);
    assertThat(lineage("qh-leader", first).path("lineage").isNull()).isTrue();
    assertThat(loop.trail(second, "recurrenceUnlinked")).hasSize(1);
    assertThat(curve("qh-leader", "").path("cameBack").asInt()).isEqualTo(1);
    link("qh-leader", third, first).expect(200);
    assertThat(members(lineages("qh-leader", "").get(0))).containsExactly(first, third);
    assertThat(lineages("qh-leader", "")).hasSize(1);
  }

  @Test
  void aRelapseEndsTheSignOffToo() {
    String number = open();
    signOff(number);
    loop.goTo("2026-04-01T09:00");
    String recheck = loop.open(Map.of("type", "look-back", "title", "回头看", "parent", number));
    loop.complete(
        loop.person("QH", "reviewer"),
        recheck,
        "recheck",
        "relapsed",
        Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
    assertThat(found("qh-inspector")).as("it is not signed off any more").isEmpty();
    assertThat(curve("qh-leader", "").path("median").asInt()).isEqualTo(30);

    signOff(number);

    assertThat(found("qh-inspector")).containsExactly(number);
    JsonNode curve = curve("qh-leader", "");
    assertThat(curve.path("signedOff").asInt()).isEqualTo(2);
    assertThat(curve.path("cameBack").asInt()).isEqualTo(1);
  }

  @Test
  void aLinkChangedInTheDatabaseIsFound() {
    String first = open();
    signOff(first);
    String another = open();
    signOff(another);
    loop.goTo("2026-05-01T09:00");
    String second = open();
    link("qh-leader", second, first).expect(200);
    loop.expectIntact(second);

    jdbc.update("update lineage_issue set recurrence_of = ? where issue = ?", another, second);
    assertThat(differences(second)).isEqualTo("changed");
    jdbc.update("update lineage_issue set recurrence_of = null where issue = ?", second);
    assertThat(differences(second)).isEqualTo("missing");
    jdbc.update("update lineage_issue set recurrence_of = ? where issue = ?", first, second);
    loop.expectIntact(second);
    link("qh-leader", second, null).expect(200);
    loop.expectIntact(second);
  }

  private String differences(String number) {
    JsonNode found =
        loop.as("qh-leader")
            .get("/api/issues/" + number + "/trail/verification")
            .expect(200)
            .body()
            .path("differences")
            .get(0);
    assertThat(found.path("what").asText()).isEqualTo("recurrence");
    return found.path("fault").asText();
  }

  @Test
  void refusesLinksThatCannotBe() {
    String first = open();
    signOff(first);
    loop.goTo("2026-05-01T09:00");
    String second = open();
    String elsewhere = loop.open(Map.of("title", title, "unit", "QH-XN-DT"));

    link("hz-rectifier", second, first).expect(403);
    link("dt-rectifier", second, first).expect(404);
    for (String of : Arrays.asList(second, elsewhere, "QH-2026-999999", "", "\ud800")) {
      assertThat(fields(link("qh-leader", second, of).expect(422))).containsExactly("recurrenceOf");
    }
    assertThat(fields(link("qh-leader", first, second).expect(422)))
        .containsExactly("recurrenceOf");
    assertThat(loop.trail(first, "recurrenceLinked")).isEmpty();
    assertThat(lineages("qh-leader", "")).isEmpty();
  }

  @Test
  void listsLineagesPageByPageAndOnlyToWhoSeesThem() {
    for (int i = 0; i < 2; i++) {
      loop.goTo("2026-03-02T09:00");
      String first = open();
      signOff(first);
      loop.goTo("2026-05-0" + (i + 1) + "T09:00");
      link("qh-inspector", open(), first).expect(200);
    }
    assertThat(lineages("qh-leader", "&unit=QH-XN")).hasSize(2);
    assertThat(lineages("qh-leader", "&unit=QH-HD")).isEmpty();
    assertThat(lineages("hz-rectifier", "")).hasSize(2);
    assertThat(lineages("dt-rectifier", "")).isEmpty();

    JsonNode page =
        loop.as("qh-leader").get("/api/lineages?limit=1&category=" + category).expect(200).body();
    JsonNode next =
        loop.as("qh-leader")
            .get(
                "/api/lineages?limit=1&category="
                    + category
                    + "&after="
                    + page.path("next").asText())
            .expect(200)
            .body();
    assertThat(next.path("next").isNull()).isTrue();
    assertThat(next.path("items").get(0).path("id"))
        .isNotEqualTo(page.path("items").get(0).path("id"));
    loop.as("qh-leader").get("/api/lineages?after=x").expect(400);
    assertThat(lineages("qh-leader", "&unit=nowhere")).isEmpty();
    loop.as("qh-leader").get("/api/lineages/survival?by=colour").expect(400);
  }

  /** As if it had been signed off before sign-offs were kept. */
  @Test
  void olderSignOffsAreFoundOnceTheyAreRead() {
    String number = open();
    signOff(number);
    List<Map<String, Object>> kept = keys(number);
    jdbc.update("delete from likeness_key where issue = ?", number);
    jdbc.update("delete from sign_off where issue = ?", number);
    jdbc.update("update sign_offs_read set through = '', done = false");
    assertThat(found("qh-inspector")).isEmpty();

    older.next(1);
    assertThat(jdbc.queryForObject("select through from sign_offs_read", String.class))
        .as("it goes on from here")
        .isNotEmpty();
    while (older.next(100)) {
      // the next batch
    }

    assertThat(older.next(100)).isFalse();
    assertThat(keys(number)).isEqualTo(kept);
    assertThat(found("qh-inspector")).containsExactly(number);
    assertThat(curve("qh-leader", "").path("signedOff").asInt()).isEqualTo(1);
  }

  private List<Map<String, Object>> keys(String number) {
    List<Map<String, Object>> keys =
        jdbc.queryForList("select key_ from likeness_key where issue = ? order by key_", number);
    assertThat(keys).isNotEmpty().doesNotContain(Collections.emptyMap());
    return keys;
  }
}
