package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class CampaignPagesTest {

  @LocalServerPort int port;
  private Api api;
  private Pages leader;
  private String code;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    leader = Pages.of(port, "qh-leader");
    leader.get("/campaigns").expect(200);
    code = "P-" + UUID.randomUUID();
  }

  private Map<String, String> form() {
    return new HashMap<>(
        Map.of(
            "code", code,
            "name", "执法突出问题整治" + code,
            "unit", "QH",
            "from", "2020-03-01",
            "to", "2099-12-31",
            "units", "QH-XN",
            "targetRate", "98",
            "phases[1].name", "自查自纠",
            "phases[1].from", "2020-03-01",
            "phases[1].to", "2099-12-31"));
  }

  private String open(String unit) {
    return api.as("qh-inspector")
        .post("/api/issues", Map.of("title", "乱罚款", "unit", unit, "campaign", code))
        .expect(201)
        .text("number");
  }

  @Test
  void aCampaignIsMadeOnItsPageAndShownAsADesk() {
    Page refused = leader.post("/campaigns/_new", Map.of("code", code, "unit", "QH"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("value=\"" + code + "\"", "bh-fault");
    Map<String, String> wrong = form();
    wrong.put("phases[1].from", "2019-01-01");
    Page outside = leader.post("/campaigns/_new", wrong);
    assertThat(Jsoup.parse(outside.text()).select("#phase-0-from-fault").text())
        .isEqualTo("应在专项行动的起止日期之内");

    Page made = leader.post("/campaigns/_new", form()).expect(302);
    assertThat(made.leadsTo()).startsWith("/campaigns/" + code);
    open("QH-XN-DT");
    open("QH-XN-HZ");

    Document desk = Jsoup.parse(leader.get(made.leadsTo()).expect(200).text());
    assertThat(desk.text()).contains("专项行动已建立", "自查自纠", "当前阶段", "目标 98%");
    for (Element link : desk.select(".bh-figures a, .bh-figures-table td a")) {
      String told = link.select("b").isEmpty() ? link.text() : link.select("b").text();
      if (!told.endsWith("%") && !told.equals("–")) {
        String list = leader.get(link.attr("href") + "&count=true").expect(200).text();
        String total = Jsoup.parse(list).select(".bh-list-head p").text();
        assertThat(told.equals("0") ? "" : total)
            .as(link.attr("href"))
            .contains(told.equals("0") ? "" : told);
      }
    }
    assertThat(leader.get("/campaigns/" + code + "?phase=0").expect(200).text()).contains("看全部阶段");
    assertThat(leader.get("/campaigns?q=" + code).expect(200).text())
        .contains("/campaigns/" + code);
  }

  @Test
  void aCampaignIsChosenWhereAnIssueIsOpened() {
    leader.post("/campaigns/_new", form()).expect(302);

    Pages inspector = Pages.of(port, "qh-inspector");
    Document page = Jsoup.parse(inspector.get("/open").expect(200).text());
    assertThat(page.select("select#campaign option").eachAttr("value")).contains(code);
    assertThat(Jsoup.parse(inspector.get("/import").text()).select("select#campaign option"))
        .extracting(option -> option.attr("value"))
        .contains(code);
    Pages other = Pages.of(port, "hd-inspector");
    assertThat(Jsoup.parse(other.get("/open").text()).select("select#campaign option"))
        .extracting(option -> option.attr("value"))
        .doesNotContain(code);
    Page opened =
        inspector
            .post(
                "/open",
                Map.of(
                    "type", "rectification", "title", "缺失", "unit", "QH-XN-DT", "campaign", code))
            .expect(302);
    assertThat(inspector.get(opened.leadsTo()).text()).contains(code);
  }

  @Test
  void closingShowsWhatIsStillOpen() {
    leader.post("/campaigns/_new", form()).expect(302);
    String number = open("QH-XN-DT");
    String close = "/campaigns/" + code + "/close";

    Page page = leader.get(close).expect(200);
    assertThat(page.text()).contains(number, "还有 1 个问题未办结");
    assertThat(leader.post(close, Map.of("open", "move")).status()).isEqualTo(422);
    assertThat(Pages.of(port, "qh-inspector").get(close).status()).isEqualTo(403);

    leader.post(close, Map.of("open", "stay")).expect(302);
    assertThat(leader.get("/campaigns/" + code).text()).contains("已结束", "未办结 1 个，留下 1 个");
    assertThat(leader.get("/campaigns?state=closed&q=" + code).text()).contains(code);
  }

  @Test
  void categoriesAreKeptAndOffered() {
    String first = "类" + UUID.randomUUID();
    String path = "/campaigns/_categories";
    Map<String, String> lines = new HashMap<>();
    lines.put("type", "hazard-sweep");
    lines.put("items[0].name", first);
    lines.put("items[0].nameEn", "Kind");
    lines.put("items[0].code", "");
    leader.post(path, lines).expect(302);
    assertThat(leader.get(path + "?type=hazard-sweep").expect(200).text()).contains(first);

    Page refused =
        leader.post(
            path, Map.of("type", "hazard-sweep", "items[0].name", "", "items[0].code", "x"));
    assertThat(refused.status()).isEqualTo(422);
    Pages rectifier = Pages.of(port, "dt-rectifier");
    assertThat(rectifier.get(path).expect(200).text()).doesNotContain("items[0]");
    assertThat(rectifier.post(path, lines).status()).isEqualTo(403);
    leader.get(path + "?type=none").expect(404);
  }

  @Test
  void whatOneMayNotSeeIsNotThere() {
    leader.post("/campaigns/_new", form()).expect(302);
    Pages stranger = Pages.of(port, "hd-reviewer");
    for (String path : List.of("", "/edit", "/close")) {
      assertThat(stranger.get("/campaigns/" + code + path).status()).isEqualTo(404);
    }
    assertThat(stranger.get("/campaigns/_new").status()).isEqualTo(403);
  }
}
