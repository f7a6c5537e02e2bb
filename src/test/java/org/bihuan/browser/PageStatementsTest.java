package org.bihuan.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.Api;
import org.bihuan.CountedSql;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages need few SQL statements, and no more where there is more to show. */
@ServiceTest
@Tag("once")
class PageStatementsTest {

  private static final int MOST = 8;

  private static final int MOST_OF_A_PREVIEW = 12;

  /**
   * Two of them for its parts: those that are open, and those still to be opened; three for its
   * lineage and its look-alikes; one for its doubts.
   */
  private static final int MOST_OF_AN_ISSUE = 14;

  private static final int TIMES = 3;

  @LocalServerPort private int port;
  @Autowired private CountedSql sql;

  private final String category = UUID.randomUUID().toString();
  private Pages inspector;

  @BeforeEach
  void signIn() {
    inspector = Pages.of(port, "qh-inspector");
  }

  static List<ShownPage> pages() {
    return ShownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readsEveryPageWithNoMoreStatementsThanItsOwn(ShownPage shown) {
    Pages visitor = visitor(shown.username());
    String path = shown.path(Scenery.at(port));
    assertThat(visitor.get(path).status()).isIn(200, 404); // fills what is read once

    List<String> fewest =
        Stream.generate(() -> counted(visitor, path))
            .limit(TIMES)
            .min(Comparator.comparing(List::size))
            .orElseThrow();

    assertThat(fewest).hasSizeLessThanOrEqualTo(shown.statements());
    assertThat(fewest).allMatch(one -> one.toLowerCase(Locale.ROOT).matches("(?s)\\(?select.*"));
  }

  @Test
  void listsFiftyIssuesWithAsManyStatementsAsOne() {
    String list = "/issues?count=true&q=a&unit=QH-XN&category=" + category;
    open(1);
    inspector.get(list).expect(200); // fills what is read once
    int one = statements(list);
    open(60);
    int fifty = statements(list);

    assertThat(one).isLessThanOrEqualTo(MOST);
    assertThat(fifty).isEqualTo(one);
  }

  @Test
  void showsALedgerOfThousandsOfRowsWithAsManyStatementsAsOne() {
    String one = handIn(1);
    int few = statements(one);
    String many = handIn(3000);

    assertThat(few).isLessThanOrEqualTo(MOST_OF_A_PREVIEW);
    List<String> asked = counted(inspector, many);
    assertThat(asked)
        .as("the open issues that rows may correct may be looked at too, but nothing row by row")
        .hasSizeLessThan(2 * MOST_OF_A_PREVIEW)
        .allSatisfy(sql -> assertThat(Collections.frequency(asked, sql)).isLessThan(3));
  }

  @Test
  void showsALongIssueWithAsManyStatementsAsAShortOne() {
    Api api = new Api(port);
    String issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "a", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    int few = statements("/issues/" + issue);
    for (int i = 0; i < 20; i++) {
      api.as("qh-inspector")
          .post("/api/issues/" + issue + "/comments", Map.of("text", "t" + i))
          .expect(201);
    }

    assertThat(few).isLessThanOrEqualTo(MOST_OF_AN_ISSUE);
    assertThat(statements("/issues/" + issue)).isEqualTo(few);
  }

  @Test
  void listsManyTasksWithAsManyStatementsAsFew() {
    open(1);
    String work = "/work?scope=group&unit=QH&severity=minor";
    int few = statements(work);
    open(30);

    assertThat(few).isLessThanOrEqualTo(MOST);
    assertThat(statements(work)).isEqualTo(few);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/overview",
        "/overview?type=all&unit=QH-XN",
        "/processes",
        "/processes/rectification"
      })
  void looksAtEverythingWithFewStatements(String page) {
    inspector.get(page).expect(200); // fills what is read once
    int before = statements(page);
    open(60);

    assertThat(before).isLessThanOrEqualTo(MOST);
    assertThat(statements(page)).isEqualTo(before);
  }

  /** The least of several, since a request sometimes reads the session again. */
  private int statements(String path) {
    return IntStream.range(0, TIMES)
        .map(time -> counted(inspector, path).size())
        .min()
        .orElseThrow();
  }

  private List<String> counted(Pages visitor, String path) {
    String name = UUID.randomUUID().toString();
    visitor.with(CountedSql.MARK, name).get(path);
    return sql.counted(name).orElseThrow().statements();
  }

  private Pages visitor(String username) {
    return username.isEmpty() ? Pages.stranger(port) : Pages.of(port, username);
  }

  private String handIn(int rows) {
    inspector.get("/import").expect(200);
    return inspector
        .upload("/import", "a.csv", ledger(rows), Map.of("type", "rectification"))
        .expect(302)
        .leadsTo();
  }

  private void open(int rows) {
    inspector.post(handIn(rows), Map.of()).expect(302);
  }

  private byte[] ledger(int rows) {
    StringBuilder csv = new StringBuilder("问题编号,问题类别,问题描述,责任单位\n");
    for (int i = 0; i < rows; i++) {
      csv.append("无-" + i + ",")
          .append(category)
          .append(",a")
          .append(UUID.randomUUID())
          .append(",大通执法局\n");
    }
    return csv.toString().getBytes(UTF_8);
  }
}
