package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Inclusive gateways come in pairs, with nothing else in or out between them. */
class InclusiveGatewayTest {

  private static final String SPLIT = "<inclusiveGateway id='split' default='%s'/>";

  /** Two branches between a split and its join, of which the last flow drawn is the default. */
  private static Drawing pair() {
    return new Drawing()
        .add(SPLIT.formatted("flow3"))
        .step("left")
        .step("right")
        .add("<inclusiveGateway id='join'/>")
        .end("done")
        .flow("start", "split")
        .flow("split", "left", "issue.severity == 'major'")
        .flow("split", "right")
        .flow("left", "join");
  }

  private static String advice(Drawing drawing) {
    return drawing.check().findings().get(0).suggestion(Locale.ENGLISH);
  }

  @Test
  void provesAPair() {
    assertThat(pair().flow("right", "join").flow("join", "done").found()).isEmpty();
  }

  @Test
  void provesAPairWithinAPairAndAReminderBeside() {
    Drawing drawing =
        pair()
            .add("<inclusiveGateway id='inner' default='flow6'/>")
            .add("<inclusiveGateway id='innerJoin'/>")
            .step("deep")
            .flow("right", "inner")
            .flow("inner", "innerJoin")
            .flow("inner", "deep", "issue.severity == 'critical'")
            .flow("deep", "innerJoin")
            .flow("innerJoin", "join")
            .flow("join", "done")
            .boundary("late", "deep", false, "<timeDuration>P3D</timeDuration>")
            .act("remind")
            .end("reminded")
            .flow("late", "remind")
            .flow("remind", "reminded");

    assertThat(drawing.found()).isEmpty();
  }

  @Test
  void theJoinWaitsForAllBranchesTaken() {
    Drawing drawing =
        pair().step("after").flow("right", "join").flow("join", "after").flow("after", "done");

    assertThat(drawing.found()).isEmpty(); // no step is reached twice
  }

  @Test
  void seesAStepReachedByTwoBranches() {
    assertThat(pair().flow("right", "left").flow("join", "done").found())
        .containsExactly("inclusive-gateway split", "inclusive-gateway join"); // one flow joins
    Drawing meeting =
        pair()
            .step("both")
            .flow("right", "both")
            .flow("both", "join")
            .add(
                "<sequenceFlow id='more' sourceRef='split' targetRef='both'><conditionExpression>${issue.round > 1}</conditionExpression></sequenceFlow>")
            .flow("join", "done");
    assertThat(meeting.found()).isEmpty();
    Drawing twice =
        pair()
            .step("both")
            .step("third")
            .flow("right", "both")
            .flow("both", "join")
            .flow("split", "third", "issue.severity != 'minor'")
            .flow("third", "both")
            .add(
                "<sequenceFlow id='again' sourceRef='split' targetRef='both'><conditionExpression>${issue.severity == 'critical'}</conditionExpression></sequenceFlow>")
            .flow("join", "done");
    assertThat(twice.found()).containsExactly("double-token both");
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThat(pair().flow("right", "done").flow("join", "done").found())
        .containsExactly("inclusive-gateway split", "inclusive-gateway join");
    Drawing merged = pair().flow("right", "join").flow("join", "done");
    assertThat(merged.step("again").flow("again", "split").found()).contains("unreachable again");
  }

  @Test
  void saysWhatToDraw() {
    assertThat(advice(pair().flow("right", "join").flow("join", "done").add(back())))
        .contains("in front of it");
    Drawing noDefault =
        new Drawing()
            .add("<inclusiveGateway id='split'/>")
            .step("left")
            .step("right")
            .add("<inclusiveGateway id='join'/>")
            .end("done")
            .flow("start", "split")
            .flow("split", "left", "issue.severity == 'major'")
            .flow("split", "right", "issue.severity == 'minor'")
            .flow("left", "join")
            .flow("right", "join")
            .flow("join", "done");
    assertThat(noDefault.found()).containsExactly("inclusive-gateway split");
    assertThat(advice(noDefault)).contains("default flow");
    Drawing out =
        pair()
            .exclusive("given")
            .end("off")
            .flow("right", "given")
            .flow("given", "join", "issue.round > 1")
            .flow("given", "off", "issue.round < 2")
            .flow("join", "done");
    assertThat(out.found()).containsExactly("inclusive-gateway split");
    assertThat(advice(out)).contains("no ends between");
    Drawing in =
        new Drawing()
            .parallel("fork")
            .step("aside")
            .add(SPLIT.formatted("flow5"))
            .step("left")
            .step("right")
            .add("<inclusiveGateway id='join'/>")
            .end("done")
            .flow("start", "fork")
            .flow("fork", "aside")
            .flow("fork", "split")
            .flow("split", "left", "issue.severity == 'major'")
            .flow("split", "right")
            .flow("left", "join")
            .flow("right", "join")
            .flow("aside", "join")
            .flow("join", "done");
    assertThat(in.found()).containsExactly("inclusive-gateway join");
    assertThat(advice(in)).contains("Only its split");
    assertThat(List.of(Locale.CHINESE, Locale.ENGLISH))
        .allSatisfy(
            language ->
                assertThat(in.check().findings().get(0).message(language)).contains("join"));
  }

  /** A send-back straight into the split, which would then wait for its own branches. */
  private static String back() {
    return "<exclusiveGateway id='checked' default='away'/>"
        + "<endEvent id='closed' name='结' bihuan:en='Closed'/>"
        + "<sequenceFlow id='toChecked' sourceRef='left' targetRef='checked'/>"
        + "<sequenceFlow id='backward' sourceRef='checked' targetRef='split'><conditionExpression>${issue.round > 1}</conditionExpression></sequenceFlow>"
        + "<sequenceFlow id='away' sourceRef='checked' targetRef='closed'/>";
  }
}
