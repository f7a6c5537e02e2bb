package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class OverviewPageTest {

  /** A link of the page to a list, with the number that it shows. */
  private static final Pattern NUMBER =
      Pattern.compile("<a href=\"(/issues\\?[^\"]+)\">(\\d+)</a>");

  @LocalServerPort private int port;

  private final String category = "总览<b>" + UUID.randomUUID();
  private final String mine = "/overview?category=" + URLEncoder.encode(category, UTF_8);
  private Work work;

  @BeforeEach
  void open() {
    work = new Work(new Api(port));
    work.open("QH-XN-DT", Map.of("category", category));
    work.open("QH-XN-HZ", Map.of("category", category));
  }

  @Test
  void everyNumberLeadsToAsManyIssues() {
    Pages leader = Pages.of(port, "qh-leader");
    Matcher number = NUMBER.matcher(leader.get(mine).expect(200).text());
    int seen = 0;
    for (; number.find(); seen++) {
      String list = number.group(1).replace("&amp;", "&");
      String found = leader.get(list + "&count=true").expect(200).text();
      if (number.group(2).equals("0")) {
        assertThat(found).as(list).contains("没有符合条件的问题");
      } else {
        assertThat(found).as(list).contains("共 " + number.group(2) + " 项");
      }
    }
    assertThat(seen).isGreaterThan(15);
  }

  @Test
  void aUnitsNameLeadsToTheUnitsBelowIt() {
    Pages leader = Pages.of(port, "qh-leader");
    work.open("QH-HB", Map.of("category", category));

    String all = leader.get(mine).expect(200).text();
    String below = leader.get(mine + "&unit=QH-XN").expect(200).text();

    assertThat(all).contains("西宁市局</a>", "海北州局</a>").doesNotContain("大通执法局</a>");
    assertThat(below).contains("大通执法局</a>", "湟中执法局</a>").doesNotContain("海北州局</a>");
  }

  @Test
  void countsOnlyWhatTheReaderMaySee() {
    assertThat(Pages.of(port, "dt-rectifier").get(mine).expect(200).text())
        .contains("<b>1</b><span>问题总数</span>");
    assertThat(Pages.of(port, "qh-leader").get(mine).expect(200).text())
        .contains("<b>2</b><span>问题总数</span>");
  }

  @Test
  void showsWhatPeopleWroteAsText() {
    String page = Pages.of(port, "qh-leader").get(mine).expect(200).text();

    assertThat(page).contains("总览&lt;b&gt;").doesNotContain("总览<b>");
  }

  @Test
  void saysWhatToDoWhereNothingFits() {
    for (String nothing : List.of("&openedTo=2001-01-01", "&type=no-such-type")) {
      assertThat(Pages.of(port, "qh-leader").get(mine + nothing).expect(200).text())
          .contains("没有符合条件的问题。", "查看全部类型");
    }
  }

  @Test
  void isTheSameInEnglish() {
    assertThat(Pages.of(port, "qh-leader").inEnglish().get(mine).expect(200).text())
        .contains("First-pass rate", "How long overdue", "Round 1", "Xining Transport Bureau");
  }
}
