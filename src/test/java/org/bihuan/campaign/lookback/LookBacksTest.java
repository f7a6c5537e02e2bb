package org.bihuan.campaign.lookback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A campaign of a few issues is looked back at, through the API alone. */
@TimedTest
class LookBacksTest {

  private static final String WORD = "4821907365";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private final String campaign = "回头看" + UUID.randomUUID();
  private Loop loop;
  private String rechecker;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    rechecker = loop.person("QH", "reviewer");
  }

  private String open(String category) {
    return loop.open(Map.of("campaign", campaign, "category", category));
  }

  private List<String> signedOff(int many, String category) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String number = open(category);
      loop.rectify("hz-rectifier", number);
      loop.signOff("qh-reviewer", number);
      numbers.add(number);
    }
    return numbers;
  }

  private Map<String, Object> asked(String method, Object... more) {
    Map<String, Object> asked = new HashMap<>(Map.of("campaign", campaign, "method", method));
    for (int i = 0; i < more.length; i += 2) {
      asked.put(String.valueOf(more[i]), more[i + 1]);
    }
    return asked;
  }

  private Api.Answer post(String path, Object body) {
    return loop.as("qh-leader").post("/api/look-backs" + path, body);
  }

  private JsonNode lookBack(String id) {
    return loop.as("qh-leader").get("/api/look-backs/" + id).expect(200).body();
  }

  private String frame(String id) {
    return loop.as("qh-leader").get("/api/look-backs/" + id + "/frame").expect(200).text();
  }

  private String freeze(Map<String, Object> asked) {
    return post("", asked).expect(201).text("id");
  }

  private List<JsonNode> drawn(String id) {
    loop.await(
        () -> {
          for (JsonNode one : lookBack(id).path("drawn")) {
            if (one.path("recheck").isNull()) {
              return false;
            }
          }
          return true;
        });
    List<JsonNode> drawn = new ArrayList<>();
    lookBack(id).path("drawn").forEach(drawn::add);
    return drawn;
  }

  private void recheck(JsonNode drawn, String verdict) {
    loop.complete(
        rechecker,
        drawn.path("recheck").asText(),
        "recheck",
        verdict,
        verdict.equals("holds")
            ? Map.of("method", "onSite", "findings", "现场查看")
            : Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
  }

  /** SHA-256 in hex, without any code of the product. */
  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> inOrder(List<String> numbers, String seed) {
    List<String> order = new ArrayList<>(numbers);
    order.sort(Comparator.comparing(number -> hash(seed + ":" + number)));
    return order;
  }

  private static List<String> numbers(List<JsonNode> drawn) {
    return drawn.stream().map(one -> one.path("number").asText()).toList();
  }

  @Test
  void findsTheTrueFixRateOfWhatWasSignedOff() {
    List<String> all = signedOff(5, "案卷");
    all.addAll(signedOff(3, "超限"));
    String stillOpen = open("案卷");

    JsonNode plan = post("", asked("simple", "size", 6, "dryRun", true)).expect(200).body();
    assertThat(plan.path("N").asInt()).isEqualTo(8);
    assertThat(plan.path("n").asInt()).isEqualTo(6);
    assertThat(plan.path("days").asDouble()).isEqualTo(3);
    assertThat(plan.path("provenWithoutRelapse").asDouble()).isEqualTo(6 / 8.0);

    JsonNode frozen = post("", asked("simple", "size", 6)).expect(201).body();
    String id = frozen.path("id").asText();
    assertThat(frozen.path("status").asText()).isEqualTo("frozen");
    String frame = frame(id);
    StringBuilder expected = new StringBuilder();
    all.stream().sorted().forEach(number -> expected.append(number).append("\t\t1\n"));
    assertThat(frame).isEqualTo(expected.toString());
    assertThat(frozen.path("frameHash").asText()).isEqualTo(hash(frame));

    // what happens afterwards does not change the frame
    loop.rectify("hz-rectifier", stillOpen);
    loop.signOff("qh-reviewer", stillOpen);
    assertThat(frame(id)).isEqualTo(frame);

    JsonNode answer = post("/" + id + "/draw", Map.of("word", WORD)).expect(200).body();
    String seed = hash(hash(frame) + ":" + WORD);
    assertThat(answer.path("seed").asText()).isEqualTo(seed);
    List<JsonNode> drawn = drawn(id);
    assertThat(numbers(drawn))
        .containsExactlyElementsOf(inOrder(all, seed).subList(0, 6).stream().sorted().toList());
    assertThat(drawn).allMatch(one -> one.path("pi").asDouble() == .75);

    assertThat(post("/" + id + "/draw", Map.of("word", "other")).expect(409).text("type"))
        .isEqualTo("/problems/look-back-decided");

    List<String> verdicts =
        List.of("holds", "relapsed", "holds", "neverFixed", "cannotBeChecked", "holds");
    for (int i = 0; i < 6; i++) {
      JsonNode recheck = loop.issue(drawn.get(i).path("recheck").asText());
      assertThat(recheck.path("type").asText()).isEqualTo("look-back");
      assertThat(recheck.path("parent").asText()).isEqualTo(drawn.get(i).path("number").asText());
      assertThat(recheck.path("basis").asText()).contains(hash(frame));
      recheck(drawn.get(i), verdicts.get(i));
    }

    JsonNode found = lookBack(id);
    assertThat(found.path("complete").asBoolean()).isTrue();
    assertThat(found.path("rechecked").asInt()).isEqualTo(5);
    assertThat(found.path("neverFixed").asInt()).isEqualTo(1);
    assertThat(found.path("cannotBeChecked").asInt()).isEqualTo(1);
    assertThat(found.path("trueFixRate").asDouble()).isEqualTo(3 / 5.0);
    // of 8 issues and 6 drawn, 3 that hold allow for 3 to 5, 4 for 4 to 6
    assertThat(found.path("low").asDouble()).isEqualTo(3 / 8.0);
    assertThat(found.path("high").asDouble()).isEqualTo(6 / 8.0);
    assertThat(found.path("confidence").asDouble()).isEqualTo(.95);
    assertThat(found.path("selfReported").asDouble()).isEqualTo(8 / 9.0);
    for (JsonNode group : found.path("groups")) {
      if (group.path("by").asText().equals("unit")) {
        assertThat(group.path("key").asText()).isEqualTo("QH-XN-HZ");
        assertThat(group.path("N").asInt()).isEqualTo(8);
        assertThat(group.path("low").asDouble()).isEqualTo(3 / 8.0);
      } else {
        boolean files = group.path("key").asText().equals("案卷");
        assertThat(group.path("N").asInt()).isEqualTo(files ? 5 : 3);
        assertThat(group.path("selfReported").asDouble()).isEqualTo(files ? 5 / 6.0 : 1);
        assertThat(group.path("rechecked").asInt()).isLessThanOrEqualTo(5);
      }
    }
    // what relapsed, and what was never fixed, goes round again
    for (int i : List.of(1, 3)) {
      JsonNode again = loop.issue(drawn.get(i).path("number").asText());
      assertThat(again.path("status").asText()).isEqualTo("open");
      assertThat(again.path("relapses").asInt()).isEqualTo(1);
    }
    loop.expectIntact(drawn.get(1).path("number").asText());
    assertThat(frame(id)).isEqualTo(frame);
  }

  @Test
  void drawsByWeightAndByStratum() {
    signedOff(4, "案卷");
    signedOff(2, "超限");
    String weighted =
        freeze(asked("weighted", "size", 3, "weights", Map.of("quickReview", 9, "late", 0)));
    String stratified =
        freeze(asked("stratified", "size", 3, "stratum", "category", "rates", Map.of("超限", 4)));

    // the clock stands still: each was reviewed at once, which weighs 1 + 9
    assertThat(frame(weighted).lines()).allMatch(line -> line.endsWith("\t\t10"));
    post("/" + weighted + "/draw", Map.of("word", WORD)).expect(200);
    assertThat(numbers(drawn(weighted))).isEqualTo(byWeight(frame(weighted), 3));

    assertThat(frame(stratified).lines()).filteredOn(line -> line.endsWith("\t超限\t4")).hasSize(2);
    JsonNode drawn = post("/" + stratified + "/draw", Map.of("word", WORD)).expect(200).body();
    // 4·1/3 for 案卷 and 2·4/3 for 超限 after one each
    assertThat(drawn.path("drawn"))
        .filteredOn(one -> one.path("stratum").asText().equals("超限"))
        .hasSize(2)
        .allMatch(one -> one.path("pi").asDouble() == 1);
  }

  /** The design text once more, by big whole numbers. */
  private static List<String> byWeight(String frame, int sample) {
    Map<String, BigInteger> steps = new HashMap<>();
    List<String> lines = frame.lines().toList();
    long sum = lines.stream().mapToLong(line -> Long.parseLong(line.split("\t")[2])).sum();
    for (String line : lines) {
      long weight = Long.parseLong(line.split("\t")[2]);
      steps.put(line.split("\t")[0], BigInteger.valueOf(lines.size() * weight + sum));
    }
    List<String> numbers = lines.stream().map(line -> line.split("\t")[0]).toList();
    String seed = hash(hash(frame) + ":" + WORD);
    BigInteger all = steps.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger place =
        all.subtract(BigInteger.ONE).subtract(new BigInteger(hash(seed + ":start"), 16).mod(all));
    List<String> drawn = new ArrayList<>();
    for (String number : inOrder(numbers, seed)) {
      BigInteger next =
          place.add(Objects.requireNonNull(steps.get(number)).multiply(BigInteger.valueOf(sample)));
      if (next.divide(all).compareTo(place.divide(all)) > 0) {
        drawn.add(number);
      }
      place = next;
    }
    return drawn.stream().sorted().toList();
  }

  @Test
  void isSeenByWhoeverSupervisesAlone() {
    signedOff(1, "案卷");
    Map<String, Object> asked = asked("all");
    loop.as("hz-rectifier").post("/api/look-backs", asked).expect(403);
    // Datong supervises none of it
    String below = "dt-leader";
    loop.as(below).post("/api/look-backs", asked).expect(422);

    String id = freeze(asked);

    for (String other : List.of(below, "hz-rectifier", "xn-leader")) {
      loop.as(other).get("/api/look-backs/" + id).expect(404);
      loop.as(other).get("/api/look-backs/" + id + "/frame").expect(404);
      loop.as(other).post("/api/look-backs/" + id + "/draw", Map.of("word", "x")).expect(404);
      assertThat(
              Loop.texts(
                  loop.as(other).get("/api/look-backs").expect(200).body().path("items"), "id"))
          .doesNotContain(id);
    }
    JsonNode page = loop.as("qh-inspector").get("/api/look-backs?limit=1").expect(200).body();
    assertThat(page.path("items").path(0).path("id").asText()).isEqualTo(id);
  }

  @Test
  void staysListedWhenItIsAbandoned() {
    signedOff(1, "案卷");
    String id = freeze(asked("all"));
    post("/" + id + "/abandon", Map.of()).expect(422);

    post("/" + id + "/abandon", Map.of("reason", "范围有误")).expect(200);

    assertThat(lookBack(id).path("status").asText()).isEqualTo("abandoned");
    assertThat(lookBack(id).path("reason").asText()).isEqualTo("范围有误");
    post("/" + id + "/draw", Map.of("word", "x")).expect(409);
  }

  @Test
  void saysWhatCannotBeDrawn() {
    signedOff(2, "案卷");

    refused("method", asked("random"));
    refused("size", asked("simple"));
    refused("size", asked("simple", "size", 0));
    refused("size", asked("simple", "size", 3));
    refused("size", asked("simple", "size", 1, "share", .5));
    refused("size", asked("all", "size", 1));
    refused("share", asked("simple", "share", 1.5));
    refused("width", asked("simple", "width", 0));
    refused("stratum", asked("stratified", "size", 1));
    refused("stratum", asked("stratified", "size", 1, "stratum", "mood"));
    refused(
        "rates.案卷", asked("stratified", "size", 1, "stratum", "unit", "rates", Map.of("案卷", 9)));
    refused(
        "rates", asked("stratified", "size", 1, "stratum", "unit", "rates", Map.of("nowhere", 2)));
    refused("weights.late", asked("weighted", "size", 1, "weights", Map.of("late", 10)));
    refused("type", asked("all", "type", "rectification"));
    refused("unit", asked("all", "unit", "nowhere"));
    refused("campaign", Map.of("method", "all", "campaign", "none such"));
    refused("campaign", Map.of("method", "all"));
    refused(
        "campaign",
        Map.of("method", "all", "campaign", campaign, "filter", Map.of("campaign", "other")));
    String id = freeze(asked("all"));
    for (String word : List.of("", " ", "a\tb", "x".repeat(201))) {
      assertThat(post("/" + id + "/draw", Map.of("word", word)).expect(422).text())
          .contains("word");
    }
  }

  private void refused(String field, Map<String, Object> asked) {
    JsonNode body = post("", asked).expect(422).body();
    Assertions.assertThat(Loop.texts(body.path("errors"), "field")).containsExactly(field);
    assertThat(body.path("errors").path(0).path("message").asText()).doesNotContain("look-back.");
  }
}
