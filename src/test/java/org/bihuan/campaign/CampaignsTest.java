package org.bihuan.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class CampaignsTest {

  private static final String CAMPAIGNS = "/api/campaigns";

  @LocalServerPort int port;
  private Api api;
  private Session leader;
  private Session inspector;
  private String code;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    leader = api.as("qh-leader");
    inspector = api.as("qh-inspector");
    code = "C-" + UUID.randomUUID();
  }

  /** A campaign of the province about Xining, in two phases. */
  static Map<String, Object> draft(String code) {
    return new HashMap<>(
        Map.of(
            "code", code,
            "name", "道路运输执法领域突出问题专项整治",
            "nameEn", "Road transport enforcement",
            "unit", "QH",
            "from", "2020-03-01",
            "to", "2099-12-31",
            "units", List.of("QH-XN"),
            "phases",
                List.of(
                    Map.of("name", "自查自纠", "from", "2020-03-01", "to", "2020-12-31"),
                    Map.of(
                        "name",
                        "集中整治",
                        "nameEn",
                        "Clean-up",
                        "from",
                        "2021-01-01",
                        "to",
                        "2099-12-31")),
            "goals", "问题整改率达到 98%\n建立长效机制",
            "targetRate", 0.98));
  }

  private Answer open(String unit, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(Map.of("title", "乱罚款", "unit", unit));
    body.putAll(more);
    return inspector.post("/api/issues", body);
  }

  private static String error(Answer refused, String field) {
    for (JsonNode error : refused.expect(422).body().path("errors")) {
      if (error.path("field").asText().equals(field)) {
        return error.path("message").asText();
      }
    }
    throw new AssertionError(field + " is not among " + refused.body().path("errors"));
  }

  @Test
  void aCampaignIsMadeShownAndChanged() {
    Answer made = leader.post(CAMPAIGNS, draft(code)).expect(201);
    assertThat(made.header("Location")).isEqualTo(CAMPAIGNS + "/" + code);
    assertThat(made.header("ETag")).isEqualTo("\"0\"");

    Answer shown = inspector.get(CAMPAIGNS + "/" + code).expect(200);
    assertThat(shown.body().at("/phases/1/nameEn").asText()).isEqualTo("Clean-up");
    assertThat(shown.body().path("targetRate").decimalValue()).isEqualByComparingTo("0.98");
    assertThat(shown.text("state")).isEqualTo("open");
    assertThat(shown.body().path("mayClose").asBoolean()).isFalse();
    assertThat(leader.get(CAMPAIGNS + "/" + code).body().path("mayClose").asBoolean()).isTrue();

    Map<String, Object> other = draft(code);
    other.put("name", "改名");
    other.remove("phases");
    Answer changed =
        inspector.with("If-Match", "\"0\"").put(CAMPAIGNS + "/" + code, other).expect(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(changed.body().path("phases")).isEmpty();
    inspector.with("If-Match", "\"0\"").put(CAMPAIGNS + "/" + code, draft(code)).expect(409);
    inspector.put(CAMPAIGNS + "/" + code, other).expect(200); // nothing changes
    JsonNode acts = inspector.get(CAMPAIGNS + "/" + code + "/acts").expect(200).body();
    assertThat(acts.path("items").findValuesAsText("act")).containsExactly("changed", "created");
    assertThat(acts.at("/items/0/data/name").asText()).isEqualTo("改名");
    assertThat(acts.at("/items/0/data").has("goals")).isFalse();

    JsonNode found = leader.get(CAMPAIGNS + "?state=open&count=true&q=" + code).body();
    assertThat(found.path("items").findValuesAsText("code")).containsExactly(code);
    assertThat(found.path("total").asInt()).isEqualTo(1);
  }

  @Test
  void everyFaultyFieldIsNamedInBothLanguages() {
    Map<String, Object> wrong = draft("a/b");
    wrong.put("name", " ");
    wrong.put("to", "2019-01-01");
    wrong.put("units", List.of("QH", "NONE"));
    wrong.put("targetRate", 1.5);
    wrong.put("phases", List.of(Map.of("name", "一", "from", "2018-01-01", "to", "2018-02-01")));

    Answer refused = leader.post(CAMPAIGNS, wrong);
    assertThat(error(refused, "code")).contains("最多 64 个字符");
    assertThat(error(refused, "name")).isNotBlank();
    assertThat(error(refused, "to")).isEqualTo("不能早于开始日期");
    assertThat(error(refused, "units[1]")).contains("NONE");
    assertThat(error(refused, "targetRate")).isEqualTo("应在 0 到 1 之间");
    assertThat(error(refused, "phases[0].from")).isEqualTo("应在专项行动的起止日期之内");
    Answer english = leader.with("Accept-Language", "en").post(CAMPAIGNS, wrong);
    assertThat(error(english, "to")).isEqualTo("must not be before the first day");

    leader.post(CAMPAIGNS, draft(code)).expect(201);
    assertThat(error(leader.post(CAMPAIGNS, draft(code)), "code")).contains(code);
    Map<String, Object> overlapping = draft("C-" + UUID.randomUUID());
    overlapping.put(
        "phases",
        List.of(
            Map.of("name", "一", "from", "2021-01-01", "to", "2021-02-01"),
            Map.of("name", "二", "from", "2021-02-01", "to", "2021-03-01")));
    assertThat(error(leader.post(CAMPAIGNS, overlapping), "phases[1].from")).contains("一");
  }

  @Test
  void whoIsNeitherAboveNorBelowItsUnitsDoesNotSeeIt() {
    Map<String, Object> ofXining = draft(code);
    ofXining.put("unit", "QH-XN");
    api.as("xn-reviewer").post(CAMPAIGNS, ofXining).expect(403);
    api.as("hd-inspector").post(CAMPAIGNS, ofXining).expect(403);
    api.as("xn-inspector").post(CAMPAIGNS, ofXining).expect(201);

    api.as("dt-rectifier").get(CAMPAIGNS + "/" + code).expect(200);
    leader.get(CAMPAIGNS + "/" + code).expect(200);
    api.as("hd-inspector").get(CAMPAIGNS + "/" + code).expect(404);
    api.as("hd-inspector").put(CAMPAIGNS + "/" + code, ofXining).expect(404);
    assertThat(
            api.as("hd-inspector").get(CAMPAIGNS + "?q=" + code).expect(200).body().path("items"))
        .isEmpty();
    api.as("xn-inspector")
        .post(CAMPAIGNS + "/" + code + "/close", Map.of("open", "stay"))
        .expect(403);
    api.as("xn-leader").post(CAMPAIGNS + "/" + code + "/close", Map.of()).expect(200);
  }

  @Test
  void listsPageByKeyset() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(0, code + "-" + i);
      leader.post(CAMPAIGNS, draft(code + "-" + i)).expect(201);
    }
    List<String> read = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = leader.get(CAMPAIGNS + "?limit=1&q=" + code + after).expect(200).body();
      read.addAll(page.path("items").findValuesAsText("code"));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!after.isEmpty());
    assertThat(read).containsExactlyElementsOf(made);
    leader.get(CAMPAIGNS + "?after=abc").expect(400);
    leader.get(CAMPAIGNS + "?state=none").expect(400);
  }

  @Test
  void theFirstIssueThatNamesACampaignMakesIt() {
    String number =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "缺失", "unit", "QH-XN-DT", "campaign", " " + code))
            .expect(201)
            .text("number");
    api.as("hd-inspector").get(CAMPAIGNS + "/" + code).expect(404);
    assertThat(inspector.get("/api/issues/" + number).text("campaign")).isEqualTo(code);

    JsonNode made = inspector.get(CAMPAIGNS + "/" + code).expect(200).body();
    assertThat(made.path("name").asText()).isEqualTo(code);
    assertThat(made.path("listed").asBoolean()).isFalse();
    assertThat(made.path("unit").asText()).isEqualTo("QH-XN");
    api.as("hd-inspector")
        .post("/api/issues", Map.of("title", "缺失", "unit", "QH-HD-XH", "campaign", code))
        .expect(201);
    assertThat(api.as("hd-inspector").get(CAMPAIGNS + "/" + code).expect(200).body().path("units"))
        .extracting(JsonNode::asText)
        .contains("QH-HD-XH");

    Map<String, Object> described = draft(code);
    leader.put(CAMPAIGNS + "/" + code, described).expect(200);
    assertThat(error(open("QH-HD-XH", Map.of("campaign", code)), "campaign")).contains("不包括");
    open("QH-XN-DT", Map.of("campaign", code)).expect(201);
  }

  @Test
  void manyWhoNameItAtTheSameMomentMakeOne() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Session session = api.as(i % 2 == 0 ? "qh-inspector" : "xn-inspector");
      all.add(
          CompletableFuture.supplyAsync(
              () ->
                  session
                      .post(
                          "/api/issues",
                          Map.of("title", "缺失", "unit", "QH-XN-DT", "campaign", code))
                      .status()));
    }
    assertThat(all).extracting(CompletableFuture::join).containsOnly(201);
    assertThat(
            leader
                .get("/api/issues?count=true&campaign=" + code)
                .expect(200)
                .body()
                .path("total")
                .asInt())
        .isEqualTo(6);
    leader.get(CAMPAIGNS + "/" + code).expect(200);
  }

  @Test
  void aCodeThatNoAddressCanHoldHasAnotherAddress() {
    String odd = code + "/春 季";
    open("QH-XN-DT", Map.of("campaign", odd)).expect(201);

    String address =
        leader
            .get(CAMPAIGNS + "?q=" + URLEncoder.encode(odd, UTF_8))
            .expect(200)
            .body()
            .at("/items/0/address")
            .asText();
    assertThat(address).startsWith("~");
    assertThat(leader.get(CAMPAIGNS + "/" + address).expect(200).text("code")).isEqualTo(odd);
  }

  @Test
  void issuesOfOtherCategoriesAreRefused() {
    Map<String, Object> about = draft(code);
    about.put("categories", List.of("乱罚款"));
    leader.post(CAMPAIGNS, about).expect(201);

    open("QH-XN-DT", Map.of("campaign", code, "category", "乱罚款")).expect(201);
    assertThat(error(open("QH-XN-DT", Map.of("campaign", code, "category", "乱检查")), "category"))
        .contains("乱罚款");
  }

  @Test
  void closingAsksWhatBecomesOfOpenIssues() {
    String other = code + "-2";
    leader.post(CAMPAIGNS, draft(code)).expect(201);
    leader.post(CAMPAIGNS, draft(other)).expect(201);
    String stays = open("QH-XN-DT", Map.of("campaign", code)).expect(201).text("number");
    String moves = open("QH-XN-DT", Map.of("campaign", code)).expect(201).text("number");
    String close = CAMPAIGNS + "/" + code + "/close";

    assertThat(error(leader.post(close, Map.of()), "open")).contains("2");
    Answer asked = leader.post(close, Map.of("dryRun", true)).expect(200);
    assertThat(asked.body().path("open").asInt()).isEqualTo(2);
    assertThat(error(leader.post(close, Map.of("open", "move")), "to")).isNotBlank();
    assertThat(error(leader.post(close, Map.of("open", "move", "to", code)), "to")).isNotBlank();
    assertThat(
            error(
                leader.post(close, Map.of("open", "stay", "to", other, "except", List.of("none"))),
                "except[0]"))
        .contains("none");

    JsonNode closed =
        leader
            .post(close, Map.of("open", "stay", "to", other, "except", List.of(moves)))
            .expect(200)
            .body();
    assertThat(closed.path("stay").asInt()).isEqualTo(1);
    assertThat(closed.path("move").asInt()).isEqualTo(1);
    assertThat(closed.at("/campaign/state").asText()).isEqualTo("closed");
    assertThat(leader.get("/api/issues/" + stays).text("campaign")).isEqualTo(code);
    assertThat(leader.get("/api/issues/" + moves).text("campaign")).isEqualTo(other);
    JsonNode entries =
        leader.get("/api/issues/" + moves + "/trail").expect(200).body().path("items");
    JsonNode last = entries.get(entries.size() - 1);
    assertThat(last.path("act").asText()).isEqualTo("corrected");
    assertThat(last.path("actor").asText()).isEqualTo("qh-leader");
    assertThat(last.at("/data/before/campaign").asText()).isEqualTo(code);
    assertThat(last.at("/data/reason").asText()).isEqualTo("closed");
    assertThat(
            leader
                .get("/api/issues/" + moves + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();

    assertThat(error(open("QH-XN-DT", Map.of("campaign", code)), "campaign")).contains("已结束");
    leader.post(close, Map.of("open", "stay")).expect(409);
    leader.put(CAMPAIGNS + "/" + code, draft(code)).expect(409);
  }
}
