package org.bihuan.issue.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldsWithRowsTest {

  private final List<List<RowsReference>> asked = new ArrayList<>();

  private Map<String, Object> fields(Object findings) {
    return new FieldsWithRows(
        Map.of("check", Map.of("note", "x", "findings", findings)),
        references -> {
          asked.add(references);
          Map<RowsReference, List<Map<String, Object>>> rows = new HashMap<>();
          references.forEach(
              reference -> rows.put(reference, List.of(Map.of("title", reference.sha256()))));
          return rows;
        });
  }

  private static Map<String, Object> reference(String sha256) {
    return new RowsReference(2, sha256).told();
  }

  @Test
  void readsATableOnlyWhenAskedForIt() {
    Map<?, ?> check = (Map<?, ?>) Objects.requireNonNull(fields(reference("a")).get("check"));

    assertThat(check.get("note")).isEqualTo("x");
    assertThat(check.containsKey("findings")).isTrue();
    assertThat(asked).isEmpty();
    assertThat(check.get("findings")).isEqualTo(List.of(Map.of("title", "a")));
    assertThat(asked).containsExactly(List.of(new RowsReference(2, "a")));
  }

  @Test
  void readsWhatSeveralFilledInAtOnce() {
    Map<String, Object> fields =
        fields(List.of(Map.of("rows", reference("a")), Map.of("rows", reference("b"))));
    Map<?, ?> check = (Map<?, ?>) Objects.requireNonNull(fields.get("check"));
    List<?> findings = (List<?>) Objects.requireNonNull(check.get("findings"));

    List<?> tables = findings.stream().map(each -> ((Map<?, ?>) each).get("rows")).toList();

    assertThat(tables)
        .isEqualTo(List.of(List.of(Map.of("title", "a")), List.of(Map.of("title", "b"))));
    assertThat(asked).hasSize(1);
  }

  @Test
  void leavesOtherListsAsTheyAre() {
    Map<?, ?> check =
        (Map<?, ?>) Objects.requireNonNull(fields(List.of("QH", "QH-XN")).get("check"));

    assertThat(check.get("findings")).isEqualTo(List.of("QH", "QH-XN"));
    assertThat(check.get("none")).isNull();
  }
}
