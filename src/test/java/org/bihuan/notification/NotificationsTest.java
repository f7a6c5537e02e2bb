package org.bihuan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.bihuan.workflow.notice.NotificationRequested;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ServiceTest
class NotificationsTest {

  private static final String PATH = "/api/notifications";

  @LocalServerPort private int port;
  @Autowired private ApplicationEventPublisher events;

  private String username;
  private String colleagueName;
  private Api.Session reader;
  private Api.Session colleague;
  private String issue;

  @BeforeEach
  void hireTwo() {
    Api api = new Api(port);
    username = Accounts.create(api, "QH-HB", "reviewer");
    colleagueName = Accounts.create(api, "QH-HB", "reviewer");
    reader = Accounts.session(api, username);
    colleague = Accounts.session(api, colleagueName);
    issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "标志'{0}缺失", "unit", "QH-HB"))
            .expect(201)
            .text("number");
  }

  @Test
  void tellsPeopleInTheirLanguageNewestFirst() {
    tell(username, "notice.overdue");
    tell(username, "请尽快办理");
    tell(username, "notice.unheardOf");

    JsonNode chinese = reader.with("Accept-Language", "zh-CN").get(PATH).body().path("items");
    JsonNode english = reader.with("Accept-Language", "en").get(PATH).body().path("items");

    assertThat(chinese.findValuesAsText("message").subList(0, 3))
        .containsExactly("notice.unheardOf", "请尽快办理", "问题 " + issue + "“标志'{0}缺失”已逾期未销号。");
    assertThat(english.path(2).path("message").asText())
        .isEqualTo("Issue " + issue + ", “标志'{0}缺失”, is overdue.");
    assertThat(chinese.path(0).path("issue").asText()).isEqualTo(issue);
  }

  @Test
  void tellsAGroupOnceAndEachMemberReadsForThemselves() {
    tell("QH-HB/reviewer", "notice.withdrawn");
    JsonNode news = reader.get(PATH + "?unread=true&count=true").expect(200).body();
    String id = news.path("items").path(0).path("id").asText();

    reader.post(PATH + "/" + id + "/read", Map.of()).expect(204);
    reader.post(PATH + "/" + id + "/read", Map.of()).expect(204);

    JsonNode left = reader.get(PATH + "?unread=true&count=true").body();
    assertThat(left.path("total").asInt()).isEqualTo(news.path("total").asInt() - 1);
    assertThat(left.path("items").findValuesAsText("id")).doesNotContain(id);
    assertThat(reader.get(PATH).body().path("items").path(0).path("read").asBoolean()).isTrue();
    assertThat(colleague.get(PATH + "?unread=true").body().path("items").findValuesAsText("id"))
        .contains(id);
  }

  @Test
  void marksAllAsReadForOneReaderAlone() {
    tell("QH-HB/reviewer", "notice.generic");
    tell(username, "notice.generic");

    reader.post(PATH + "/read", Map.of()).expect(204);

    assertThat(reader.get(PATH + "?unread=true").body().path("items")).isEmpty();
    assertThat(colleague.get(PATH + "?unread=true").body().path("items")).isNotEmpty();
  }

  /** A client that repeats itself under other keys, each of which is one transaction. */
  @Test
  void marksAllAsReadManyTimesAtOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 8; round++) {
        tell("QH-HB/reviewer", "notice.generic");
        tell(username, "notice.generic");

        List<Callable<Integer>> calls =
            Collections.nCopies(
                8,
                () ->
                    reader
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(PATH + "/read", Map.of())
                        .status());
        for (Future<Integer> answer : clients.invokeAll(calls)) {
          assertThat(answer.get()).isEqualTo(204);
        }
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(reader.get(PATH + "?unread=true").body().path("items")).isEmpty();
  }

  @Test
  void aNewcomerDoesNotFindTheGroupsPastUnread() {
    tell("QH-HB/reviewer", "从前的消息");
    Api api = new Api(port);
    Api.Session newcomer = Accounts.session(api, Accounts.create(api, "QH-HB", "reviewer"));
    assertThat(newcomer.get(PATH + "?unread=true&count=true").body().path("total").asInt())
        .isZero();
    JsonNode all = newcomer.get(PATH + "?count=true").body();
    assertThat(all.path("items").path(0).path("message").asText()).isEqualTo("从前的消息");
    assertThat(all.path("items").path(0).path("read").asBoolean()).isTrue();

    tell("QH-HB/reviewer", "新的消息");

    assertThat(newcomer.get(PATH + "?unread=true").body().path("items").findValuesAsText("message"))
        .containsExactly("新的消息");
    assertThat(colleague.get(PATH + "?unread=true").text()).contains("从前的消息");
  }

  @Test
  void givesPageAfterPageWithoutGapOrRepeat() {
    for (int i = 1; i <= 5; i++) {
      tell(username, "第" + i);
    }
    JsonNode first = reader.get(PATH + "?unread=true&limit=2").expect(200).body();
    JsonNode second =
        reader.get(PATH + "?limit=2&after=" + first.path("next").asText()).expect(200).body();

    assertThat(first.path("items").findValuesAsText("message")).containsExactly("第5", "第4");
    assertThat(second.path("items").findValuesAsText("message")).containsExactly("第3", "第2");
    reader.get(PATH + "?after=nonsense").expect(400);
  }

  @Test
  void hidesWhatIsToldToOthers() {
    tell(colleagueName, "只给同事");
    String id = colleague.get(PATH).body().path("items").path(0).path("id").asText();

    reader.post(PATH + "/" + id + "/read", Map.of()).expect(404);
    reader.post(PATH + "/no-such-id/read", Map.of()).expect(404);
    assertThat(reader.get(PATH).text()).doesNotContain("只给同事");
  }

  @Test
  void tellsNothingMoreOfAnIssueOutOfSight() {
    tell(username, "notice.overdue");
    tell("QH-HB/reviewer", "有新的进展");
    JsonNode told = reader.get(PATH + "?count=true").expect(200).body();
    String id = told.path("items").path(0).path("id").asText();
    assertThat(told.path("total").asInt()).isGreaterThanOrEqualTo(2);

    Api api = new Api(port);
    api.as("qh-admin")
        .post("/api/people/" + username + "/duties", Map.of("unit", "QH-GL", "role", "reviewer"))
        .expect(200);
    api.as("qh-admin")
        .delete("/api/people/" + username + "/duties?unit=QH-HB&role=reviewer")
        .expect(204);
    Api.Session moved = Accounts.session(api, username);

    JsonNode left = moved.get(PATH + "?count=true").expect(200).body();
    assertThat(left.path("items").findValuesAsText("issue")).doesNotContain(issue);
    assertThat(left.path("total").asInt()).isEqualTo(left.path("items").size());
    assertThat(left.toString()).doesNotContain("标志").doesNotContain(issue);
    moved.post(PATH + "/" + id + "/read", Map.of()).expect(404);
    Pages page = Pages.of(port, username, Accounts.PASSWORD);
    assertThat(page.get("/notices").expect(200).text()).doesNotContain("标志").doesNotContain(issue);
    page.get("/notices/" + id).expect(404);
    assertThat(colleague.get(PATH).expect(200).text()).contains(issue);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notice.vacantStep | nobody can take the current step. Assign someone to its duty.",
        "notice.differs    | a record differs from its trail. Please investigate at once."
      })
  void tellsAdministratorsNoTitleOfWhatTheyMayNotSee(String message, String told) {
    Api api = new Api(port);
    String unseen =
        api.as("xn-inspector")
            .post("/api/issues", Map.of("title", "看不见的", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    events.publishEvent(new NotificationRequested(unseen, "QH/administrator", message));
    events.publishEvent(new NotificationRequested(unseen, "QH/administrator", "notice.overdue"));

    JsonNode read = api.as("qh-admin").with("Accept-Language", "en").get(PATH).expect(200).body();

    assertThat(read.path("items").path(0).path("message").asText())
        .isEqualTo("Issue " + unseen + ": " + told);
    assertThat(read.toString()).doesNotContain("看不见的");
  }

  private void tell(String to, String message) {
    events.publishEvent(new NotificationRequested(issue, to, message));
  }
}
