package org.bihuan.http.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPiecesTest {

  @Test
  void aWordHasThePiecesThatTextsHave() {
    assertThat(TextPieces.query("桥")).isEqualTo("'桥':*");
    assertThat(TextPieces.query("桥梁")).isEqualTo("'桥梁'");
    assertThat(TextPieces.query("桥梁限")).isEqualTo("'桥梁' & '梁限'");
    assertThat(TextPieces.query("s1")).isEqualTo("'s1':*");
    assertThat(TextPieces.query("s10")).isEqualTo("'s10'");
    assertThat(TextPieces.query("k1桥梁")).isEqualTo("'k1桥' & '1桥' & '桥梁'");
    assertThat(TextPieces.query("桥k")).isEqualTo("'桥k'");
    assertThat(TextPieces.query("😀桥")).isEqualTo("'😀桥'");
  }

  @Test
  void whatMeansSomethingInAQueryIsQuoted() {
    assertThat(TextPieces.query("a'b")).isEqualTo("'a''b'");
    assertThat(TextPieces.query("a\\b")).isEqualTo("'a\\\\b'");
  }

  @Test
  void fullWidthAndHalfWidthAreOne() {
    assertThat(FoldedText.of("Ｓ１０１　线，Ｋ１２＋３００（北）")).isEqualTo("s101 线,k12+300(北)");
    assertThat(FoldedText.words("　Ｓ１０１\t线 线 ")).containsExactly("s101", "线");
  }
}
