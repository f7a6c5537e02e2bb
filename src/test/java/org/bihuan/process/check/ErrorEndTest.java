package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An error end stands in a subprocess, on whose edge one event catches it. */
class ErrorEndTest {

  private static final String CAUGHT =
      "<boundaryEvent id='failed' attachedToRef='part'><errorEventDefinition%s/></boundaryEvent>";

  private static Drawing part(String end) {
    return new Drawing()
        .add("<subProcess id='part' name='部分' bihuan:en='Part'><startEvent id='begin'/>")
        .step("try", "well", "ill")
        .exclusive("tried")
        .end("fine")
        .add(end)
        .flow("begin", "try")
        .flow("try", "tried")
        .flow("tried", "fine", "outcome == 'well'")
        .flow("tried", "broken", "outcome == 'ill'")
        .add("</subProcess>")
        .step("repair")
        .end("done")
        .flow("start", "part")
        .flow("part", "done")
        .flow("repair", "done");
  }

  private static String end(String reference) {
    return "<endEvent id='broken' name='未成' bihuan:en='Failed'><errorEventDefinition%s/></endEvent>"
        .formatted(reference);
  }

  private static Drawing caught(String thrown, String caught) {
    return part(end(thrown)).add(CAUGHT.formatted(caught)).flow("failed", "repair");
  }

  @Test
  void provesOneThatIsCaught() {
    assertThat(caught("", "").found()).isEmpty();
    assertThat(caught(" errorRef='e1'", "").found()).isEmpty();
    assertThat(caught(" errorRef='e1'", " errorRef='e1'").found()).isEmpty();
  }

  @Test
  void refusesOneThatNobodyCatches() {
    assertThat(caught(" errorRef='e1'", " errorRef='e2'").found())
        .containsExactly("error-end broken", "error-boundary failed");
    assertThat(caught("", " errorRef='e2'").found())
        .containsExactly("error-end broken", "error-boundary failed");
  }

  @Test
  void refusesOneThatTwoCatch() {
    Drawing drawing =
        caught("", "")
            .add(
                "<boundaryEvent id='other' attachedToRef='part'><errorEventDefinition/></boundaryEvent>")
            .flow("other", "repair");

    assertThat(drawing.found()).containsExactly("error-end broken");
    assertThat(drawing.check().findings().get(0).message(Locale.CHINESE)).contains("2 个");
  }

  @Test
  void refusesACatcherThatDoesNotInterruptOrStandsElsewhere() {
    assertThat(
            part(end(""))
                .add(
                    "<boundaryEvent id='failed' attachedToRef='part' cancelActivity='false'><errorEventDefinition/></boundaryEvent>")
                .flow("failed", "repair")
                .found())
        .containsExactly("error-boundary failed");
    assertThat(
            new Drawing()
                .step("work")
                .end("done")
                .add(
                    "<boundaryEvent id='odd' attachedToRef='work'><errorEventDefinition/></boundaryEvent>")
                .flow("start", "work")
                .flow("work", "done")
                .flow("odd", "done")
                .found())
        .containsExactly("error-boundary odd");
  }

  @Test
  void whatIsLeftInTheSubprocessGoesWithIt() {
    Drawing drawing =
        new Drawing()
            .add("<subProcess id='part' name='部分' bihuan:en='Part'><startEvent id='begin'/>")
            .parallel("fork")
            .step("left")
            .step("right")
            .end("fine")
            .add(end(""))
            .flow("begin", "fork")
            .flow("fork", "left")
            .flow("fork", "right")
            .flow("left", "fine")
            .flow("right", "broken")
            .add("</subProcess>")
            .step("repair")
            .end("done")
            .add(CAUGHT.formatted(""))
            .flow("start", "part")
            .flow("part", "repair")
            .flow("failed", "repair")
            .flow("repair", "done");

    // whichever ends last, the subprocess is left by one way only
    assertThat(drawing.found()).isEmpty();
  }
}
