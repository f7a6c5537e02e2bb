package org.bihuan.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparableTextTest {

  @Test
  void takesOutWhatDoesNotCount() {
    assertThat(ComparableText.of("Ｋ１２＋３００ 处，护栏 缺失 1,250.5 米！").value()).isEqualTo("k00处护栏缺失0米");
    assertThat(ComparableText.of("　，。").grams()).isEmpty();
  }

  @Test
  void knowsNamesTheLongestFirst() {
    assertThat(ComparableText.of("西宁市城东区交通运输局已完成", List.of("西宁市", "西宁市城东区交通运输局")).value())
        .isEqualTo("□已完成");
    assertThat(ComparableText.of("Unit A1 done", List.of("unit a1", "")).value())
        .isEqualTo("□done");
  }

  @Test
  void givesEachSequenceOfThreeOnce() {
    assertThat(ComparableText.of("整改整改整改").grams()).containsExactly("整改整", "改整改");
    assertThat(ComparableText.of("整改").grams()).containsExactly("整改");
    assertThat(ComparableText.of("𠮷野家店").grams()).containsExactly("𠮷野家", "野家店");
  }
}
