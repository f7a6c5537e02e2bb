package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workflow.notice.NotificationRequested;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Notifications are published as by the modules that cause them. */
@ServiceTest
class NotificationsPageTest {

  private static final Pattern READ = Pattern.compile("action=\"(/notices/[0-9]+/read)\"");
  private static final Pattern OPEN = Pattern.compile("href=\"(/notices/[0-9]+)\"");
  private static final Pattern NEXT = Pattern.compile("href=\"(/notices\\?after=[^\"]+)\"");

  @LocalServerPort private int port;
  @Autowired private ApplicationEventPublisher events;
  private Pages mine;
  private String username;
  private String issue;

  @BeforeEach
  void openAnIssue() {
    Api api = new Api(port);
    username = Accounts.create(api, "QH-XN-DT", "reviewer");
    issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "<script>x</script>", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    mine = Pages.of(port, username, Accounts.PASSWORD);
  }

  private void tell(String message) {
    events.publishEvent(new NotificationRequested(issue, username, message));
  }

  @Test
  void saysWhatToDoWhereThereAreNone() {
    assertThat(mine.get("/notices").expect(200).text()).contains("还没有通知", "href=\"/work\"");
  }

  @Test
  void tellsThemInTheReadersLanguageWithALinkToTheIssueAndNothingToRun() {
    tell("notice.overdue");
    assertThat(mine.get("/notices").expect(200).text())
        .contains("已逾期未销号", issue, "&lt;script&gt;x&lt;/script&gt;")
        .doesNotContain("<script>x");
    assertThat(mine.inEnglish().get("/notices").expect(200).text())
        .contains("Unread")
        .doesNotContain("notice.overdue", "逾期");
  }

  @Test
  void openingOneLeadsToItsIssueAndMarksItAsRead() {
    tell("notice.overdue");
    Matcher link = OPEN.matcher(mine.get("/notices?unread=true").text());
    assertThat(link.find()).isTrue();
    assertThat(mine.get(link.group(1)).expect(302).leadsTo()).isEqualTo("/issues/" + issue);
    assertThat(mine.get("/notices?unread=true").text()).contains("没有未读通知");
    Pages.of(port, "hd-inspector").get(link.group(1)).expect(404);
  }

  @Test
  void marksOneAsReadAndThenAll() {
    List.of("notice.overdue", "notice.generic", "notice.due-soon").forEach(this::tell);
    Matcher read = READ.matcher(mine.get("/notices").expect(200).text());
    assertThat(read.results().count()).isEqualTo(3);
    assertThat(read.reset().find()).isTrue();
    assertThat(mine.post(read.group(1), Map.of("unread", "true")).expect(302).leadsTo())
        .isEqualTo("/notices?unread=true");
    assertThat(READ.matcher(mine.get("/notices?unread=true").text()).results().count())
        .isEqualTo(2);
    mine.post("/notices/read", Map.of()).expect(302);
    assertThat(mine.get("/notices?unread=true").expect(200).text()).contains("没有未读通知");
    assertThat(mine.get("/notices").text()).contains("已逾期未销号");
  }

  @Test
  void showsTheOlderOnesOnFurtherPages() {
    for (int i = 0; i < 21; i++) {
      tell("第" + i + "条");
    }
    String first = mine.get("/notices").expect(200).text();
    assertThat(first).contains("第20条", "第1条").doesNotContain("第0条");
    Matcher next = NEXT.matcher(first);
    assertThat(next.find()).isTrue();
    assertThat(mine.get(next.group(1)).expect(200).text()).contains("第0条").doesNotContain("第1条");
    mine.get("/notices?after=forged").expect(400);
  }

  @Test
  void marksNothingForOthersOrWithoutTheFormsToken() {
    tell("notice.overdue");
    Matcher read = READ.matcher(mine.get("/notices").text());
    assertThat(read.find()).isTrue();
    Pages other = Pages.of(port, "qh-leader");
    other.get("/account");
    other.post(read.group(1), Map.of()).expect(404);
    mine.withoutFormToken().post("/notices/read", Map.of()).expect(403);
    assertThat(mine.get("/notices").text()).contains("未读（1）");
  }
}
