package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A range of days finds the same issues in each order, page by page. */
@ServiceTest
class DaysInAnotherOrderTest {

  @LocalServerPort private int port;

  private Api.Session leader;

  @BeforeEach
  void open() {
    Api api = new Api(port);
    leader = api.as("qh-leader");
    for (String due : List.of("2027-03-31", "2026-12-24", "2028-01-03", "2026-12-31")) {
      api.as("qh-inspector")
          .post("/api/issues", Map.of("title", "排序", "unit", "QH-XN-DT", "dueOn", due))
          .expect(201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openedFrom=2020-01-01, true",
    "openedFrom=2020-01-01&openedTo=2099-01-01, true",
    "openedTo=2020-01-01, false",
    "dueFrom=2026-12-31, true",
    "dueFrom=2026-12-25&dueTo=2027-03-31, true",
    "dueTo=2027-03-31&status=open, true",
    "dueTo=2027-03-31&status=closed, false",
  })
  void findsTheSameInEachOrder(String days, boolean some) {
    List<JsonNode> byNumber = pages(days + "&sort=number");
    List<JsonNode> byDue = pages(days + "&sort=dueAt");
    List<JsonNode> newest = pages(days);

    assertThat(byNumber.isEmpty() && some).isFalse(); // other tests open issues, too
    assertThat(byDue).containsExactlyInAnyOrderElementsOf(byNumber);
    assertThat(newest).containsExactlyInAnyOrderElementsOf(byNumber);
    assertThat(texts(byNumber, "number")).isSorted().doesNotHaveDuplicates();
    assertThat(texts(byDue, "dueAt")).isSorted();
    assertThat(texts(newest, "openedAt")).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  private static List<String> texts(List<JsonNode> issues, String field) {
    return issues.stream().map(issue -> issue.path(field).asText("9999")).toList();
  }

  private List<JsonNode> pages(String filter) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = leader.get("/api/issues?limit=3&" + filter + after).expect(200).body();
      page.path("items").forEach(all::add);
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return all;
  }
}
