package org.bihuan.issue.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssueFactsTest {

  private static final IssueFacts FACTS = IssueFacts.of(texts());

  /** Each text is the fact's own name, so that two that change places are noticed. */
  private static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    IssueFacts.NAMES.forEach(name -> texts.put(name, name));
    texts.put("severity", "major");
    return texts;
  }

  @Test
  void namesEveryFactInOrder() {
    assertThat(IssueFacts.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactlyElementsOf(IssueFacts.NAMES);
    assertThat(FACTS.texts().keySet()).containsExactlyElementsOf(IssueFacts.NAMES);
  }

  @Test
  void givesEveryFactAsItWasGiven() throws ReflectiveOperationException {
    assertThat(FACTS.texts()).isEqualTo(texts());
    for (RecordComponent fact : IssueFacts.class.getRecordComponents()) {
      Object expected =
          fact.getName().equals("severity") ? Severity.MAJOR : (Object) fact.getName();
      assertThat(fact.getAccessor().invoke(FACTS)).isEqualTo(expected);
    }
  }

  @Test
  void needsNoMoreThanTitleSeveritySourceAndSupervisor() {
    var needed = Arrays.asList("title", "severity", "source", "supervisor");
    Map<String, String> texts = texts();
    texts.keySet().retainAll(needed);

    assertThat(IssueFacts.of(texts).unit()).isNull();
    for (String name : needed) {
      Map<String, String> fewer = new HashMap<>(texts);
      fewer.remove(name);
      assertThatThrownBy(() -> IssueFacts.of(fewer)).hasMessage(name);
    }
  }

  @Test
  void refusesAnUnknownSeverity() {
    Map<String, String> texts = texts();
    texts.put("severity", "grave");

    assertThatThrownBy(() -> IssueFacts.of(texts)).isInstanceOf(UnknownStoredCode.class);
  }

  @Test
  void changesNothingElseWhenItMoves() {
    IssueFacts moved = FACTS.movedTo(null, "QH");

    assertThat(moved.unit()).isNull();
    assertThat(moved.supervisor()).isEqualTo("QH");
    assertThat(moved.movedTo("unit", "supervisor")).isEqualTo(FACTS);
  }

  @Test
  void hidesTheParentAlone() {
    Map<String, String> texts = texts();
    texts.remove("parent");

    assertThat(FACTS.withoutParent()).isEqualTo(IssueFacts.of(texts));
  }
}
