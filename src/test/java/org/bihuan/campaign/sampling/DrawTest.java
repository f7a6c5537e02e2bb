package org.bihuan.campaign.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.sampling.Draw.Drawn;
import org.bihuan.campaign.sampling.Frame.Line;
import org.junit.jupiter.api.Test;

/** The vectors that anybody's own implementation must reach, too. */
class DrawTest {

  private static final String WORD = "4821907365";

  private static Frame frame(String[] strata, int... values) {
    List<Line> lines = new ArrayList<>();
    for (int i = 9; i >= 0; i--) {
      lines.add(new Line("QH-2026-0000%02d".formatted(i + 1), strata[i], values[i]));
    }
    return new Frame(lines);
  }

  private static String[] none() {
    return new String[] {"", "", "", "", "", "", "", "", "", ""};
  }

  private static List<String> ends(List<Drawn> drawn) {
    return drawn.stream()
        .map(one -> one.line().number())
        .map(n -> n.substring(n.length() - 2))
        .toList();
  }

  @Test
  void simple() {
    Frame frame = frame(none(), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    Draw draw = new Draw(frame, 4, WORD);

    assertThat(frame.hash())
        .isEqualTo("b270537546d565c05b0c40740148f74063eb253f96cbd59728633bc1979c8eab");
    assertThat(draw.seed())
        .isEqualTo("e58b8a1a719fd50cba55c90c14c512060f073d836251273b60580f7afa88d7ad");
    assertThat(ends(draw.drawn(Method.SIMPLE))).containsExactly("02", "06", "08", "10");
    assertThat(draw.drawn(Method.SIMPLE)).allMatch(one -> one.pi() == .4);
  }

  @Test
  void stratified() {
    String[] strata = {"A", "A", "A", "A", "A", "A", "B", "B", "B", "C"};
    Frame frame = frame(strata, 1, 1, 1, 1, 1, 1, 2, 2, 2, 4);
    Draw draw = new Draw(frame, 5, WORD);

    assertThat(frame.hash())
        .isEqualTo("9d3884aa82080f9be43cd2284970d45c852b6ed6ebf597b3d887e7d37d8bb34a");
    assertThat(draw.seed())
        .isEqualTo("13bc2ca2f42f9dc06d22de1409b0443b334d2b870ce33b06f806a7c4d905a1d2");
    assertThat(ends(draw.drawn(Method.STRATIFIED))).containsExactly("02", "05", "07", "08", "10");
    assertThat(draw.drawn(Method.STRATIFIED).stream().map(Drawn::pi))
        .containsExactly(2 / 6.0, 2 / 6.0, 2 / 3.0, 2 / 3.0, 1.0);
  }

  @Test
  void weighted() {
    Frame frame = frame(none(), 1, 2, 1, 3, 1, 1, 5, 2, 8, 1);
    Draw draw = new Draw(frame, 4, WORD);
    List<Drawn> drawn = draw.drawn(Method.WEIGHTED);

    assertThat(frame.hash())
        .isEqualTo("3c4ca33a69289078f30229db2f3ba73d95df553a0ae13967110b317c5a413215");
    assertThat(draw.seed())
        .isEqualTo("6b051ff1cc08f81da671ead7532e97197379c3fb0b1be1b2f620bcd90f414005");
    assertThat(ends(drawn)).containsExactly("02", "04", "05", "09");
    assertThat(drawn.stream().map(Drawn::pi)).containsExactly(.36, .44, .28, .84);
  }

  @Test
  void takesForCertainWhatWouldBeDrawnTwice() {
    Frame frame = frame(none(), 1, 1, 1, 1, 1, 1, 1, 1, 10, 10);

    for (int sample = 1; sample <= 10; sample++) {
      List<Drawn> drawn = new Draw(frame, sample, "x").drawn(Method.WEIGHTED);
      assertThat(drawn).hasSize(sample);
      assertThat(drawn).allMatch(one -> one.pi() > 0 && one.pi() <= 1);
    }
    assertThat(new Draw(frame, 6, "x").drawn(Method.WEIGHTED))
        .filteredOn(one -> one.pi() == 1)
        .extracting(one -> one.line().number())
        .containsExactly("QH-2026-000009", "QH-2026-000010");
    assertThat(Draw.spread(frame, 10)).isZero();
  }

  @Test
  void givesEachItsChance() {
    Frame frame = frame(none(), 1, 2, 1, 3, 1, 1, 5, 2, 8, 1);
    int[] times = new int[10];
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      for (Drawn one : new Draw(frame, 4, "word" + i).drawn(Method.WEIGHTED)) {
        times[Integer.parseInt(one.line().number().substring(8)) - 1]++;
      }
    }
    int[] weights = {1, 2, 1, 3, 1, 1, 5, 2, 8, 1};
    for (int i = 0; i < 10; i++) {
      double pi = 4 * (10 * weights[i] + 25) / 500.0;
      assertThat((double) times[i] / draws).isCloseTo(pi, within(.03));
    }
  }

  @Test
  void givesEachStratumOneAndNoMoreThanItHas() {
    Map<String, Integer> drawn =
        Allocation.of(Map.of("A", 1, "B", 2, "C", 50), Map.of("A", 8, "B", 8, "C", 1), 10);

    assertThat(drawn).isEqualTo(Map.of("A", 1, "B", 2, "C", 7));
  }

  @Test
  void givesTiesToTheSmallerCode() {
    assertThat(Allocation.of(Map.of("A", 5, "B", 5), Map.of("A", 1, "B", 1), 3))
        .isEqualTo(Map.of("A", 2, "B", 1));
  }

  @Test
  void sortsByCodePoints() {
    Frame frame = new Frame(List.of(new Line("b", "\uD840\uDC00", 1), new Line("a", "\uFF21", 1)));

    assertThat(frame.strata().keySet()).containsExactly("\uFF21", "\uD840\uDC00");
    assertThat(frame.lines().get(0).number()).isEqualTo("a");
  }
}
