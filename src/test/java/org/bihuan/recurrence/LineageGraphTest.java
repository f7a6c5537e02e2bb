package org.bihuan.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineageGraphTest {

  private final LineageGraph graph = new LineageGraph();

  @Test
  void keepsTogetherWhatCameFromOneIssue() {
    graph.put("b", "a");
    graph.put("c", "b");
    graph.put("d", "a");
    graph.put("y", "x");

    assertThat(graph.parts())
        .containsEntry("a", List.of("a", "b", "c", "d"))
        .containsEntry("x", List.of("x", "y"))
        .hasSize(2);
    assertThat(graph.directlyFrom("a")).containsExactly("b", "d");
    assertThat(graph.comesFrom("c", "a")).isTrue();
    assertThat(graph.comesFrom("a", "c")).isFalse();
    assertThat(graph.comesFrom("a", "a")).isTrue();
  }

  @Test
  void fallsApartWhereALinkIsTakenAway() {
    graph.put("b", "a");
    graph.put("c", "b");
    graph.put("b", null);

    assertThat(graph.parts())
        .containsEntry("a", List.of("a"))
        .containsEntry("b", List.of("b", "c"));
    assertThat(graph.of("b")).isNull();
  }
}
