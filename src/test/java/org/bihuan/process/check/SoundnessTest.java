package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;

class SoundnessTest {

  @Test
  void provesALoopWithASendBack() {
    assertThat(loop().found()).isEmpty();
  }

  @Test
  void refusesASendBackDrawnStraightIntoAParallelSplit() {
    Report report = sendBackInto("split").check();

    assertThat(Drawing.found(report)).containsExactly("deadlock split");
    Finding finding = report.findings().get(0);
    assertThat(finding.message(Locale.CHINESE)).contains("会一直等待下去：split");
    assertThat(finding.suggestion(Locale.ENGLISH)).contains("exclusive gateway");
  }

  @Test
  void provesASendBackMergedBeforeTheSplit() {
    assertThat(sendBackInto("merge").found()).isEmpty();
  }

  @Test
  void aWithdrawalDoesNotExcuseADeadlock() {
    assertThat(sendBackInto("split").action("withdraw", true).found())
        .containsExactly("deadlock split");
  }

  @Test
  void refusesAlternativesThatMeetInAParallelGateway() {
    Drawing drawing =
        new Drawing()
            .step("review", "signOff", "sendBack")
            .exclusive("decided")
            .step("left")
            .step("right")
            .parallel("join")
            .end("done")
            .flow("start", "review")
            .flow("review", "decided")
            .flow("decided", "left", "outcome == 'signOff'")
            .flow("decided", "right", "outcome == 'sendBack'")
            .flow("left", "join")
            .flow("right", "join")
            .flow("join", "done");

    Report report = drawing.check();

    assertThat(Drawing.found(report)).containsExactly("deadlock join");
    assertThat(report.findings().get(0).message(Locale.CHINESE))
        .contains("步骤review（结果signOff） → 步骤left → join");
  }

  @Test
  void refusesAStepReachedTwiceAtOnce() {
    Drawing drawing =
        new Drawing()
            .parallel("split")
            .step("left")
            .step("right")
            .step("review")
            .end("done")
            .flow("start", "split")
            .flow("split", "left")
            .flow("split", "right")
            .flow("left", "review")
            .flow("right", "review")
            .flow("review", "done");

    assertThat(drawing.found()).containsExactly("double-token review");
  }

  @Test
  void severalPlainFlowsOutOfAStepAreASplit() {
    Drawing drawing =
        new Drawing()
            .step("rectify")
            .step("review")
            .end("done")
            .flow("start", "rectify")
            .flow("rectify", "review")
            .flow("rectify", "review")
            .flow("review", "done");

    assertThat(drawing.found()).containsExactly("double-token review");
  }

  @Test
  void refusesAnOutcomeThatNoFlowTakes() {
    Report report = reviewed().flow("decided", "done", "outcome == 'signOff'").check();

    assertThat(Drawing.found(report)).containsExactly("unhandled-outcome decided");
    assertThat(report.findings().get(0).message(Locale.CHINESE)).contains("步骤review（结果sendBack）");
  }

  @Test
  void refusesConditionsThatMayAllFail() {
    assertThat(
            reviewed()
                .flow("decided", "done", "outcome == 'signOff'")
                .flow("decided", "review", "issue.round < 3")
                .found())
        .containsExactly("no-default-flow decided");
  }

  @Test
  void seesThatConditionsCoverEveryCase() {
    assertThat(
            reviewed()
                .flow("decided", "done", "outcome == 'signOff' or issue.round >= 3")
                .flow("decided", "review", "outcome == 'sendBack' and issue.round < 3")
                .found())
        .isEmpty();
    assertThat(
            reviewed()
                .flow("decided", "done", "issue.severity == 'minor' and outcome != null")
                .flow("decided", "review", "issue.severity != 'minor'")
                .found())
        .contains("no-default-flow decided");
  }

  @Test
  void conditionsThatExcludeEachOtherAreNoSplit() {
    Drawing drawing =
        new Drawing()
            .step("plan")
            .step("rectify")
            .end("done")
            .flow("start", "plan")
            .flow("plan", "rectify", "issue.overdue")
            .flow("plan", "done", "not issue.overdue")
            .flow("rectify", "done");

    assertThat(drawing.found()).isEmpty();
  }

  @Test
  void aWatchBesideTheWorkNeedsATerminateEnd() {
    assertThat(watched().terminate("done").found()).isEmpty();
    Report report = watched().end("done").action("withdraw", true).check();
    assertThat(Drawing.found(report)).containsExactly("no-end wait");
    assertThat(report.findings().get(0).message(Locale.CHINESE)).contains("步骤work → wait");
  }

  @Test
  void aReminderMayFireBesideItsStepAndAnEscalationInsteadOfIt() {
    assertThat(
            loop()
                .boundary("remind", "review", false, "<timeDuration>P1D</timeDuration>")
                .act("tell")
                .end("told")
                .flow("remind", "tell")
                .flow("tell", "told")
                .boundary("escalate", "rectify", true, "<timeDuration>P9D</timeDuration>")
                .flow("escalate", "review")
                .found())
        .isEmpty();
  }

  @Test
  void refusesARepeatedTimerWhoseStepIsStillOpen() {
    assertThat(
            loop()
                .boundary("remind", "review", false, "<timeCycle>R/P1D</timeCycle>")
                .step("explain")
                .end("explained")
                .flow("remind", "explain")
                .flow("explain", "explained")
                .found())
        .containsExactly("double-token explain");
  }

  @Test
  void aReminderThatComesBackIntoTheWorkReachesItTwice() {
    assertThat(
            loop()
                .boundary("remind", "rectify", false, "<timeDuration>P1D</timeDuration>")
                .flow("remind", "review")
                .found())
        .contains("double-token review");
  }

  @Test
  void warnsOfAnActionThatOutlivesTheIssue() {
    Report report = loop().action("extend", false).check();

    assertThat(Drawing.found(report)).containsExactly("late-end extendPart");
    assertThat(report.accepted()).isTrue();
  }

  @Test
  void subprocessesEndByThemselvesAndGoOn() {
    Drawing drawing =
        new Drawing()
            .add("<subProcess id='part'><startEvent id='partStart'/>")
            .parallel("split")
            .step("left")
            .step("right")
            .end("leftDone")
            .terminate("rightDone")
            .flow("partStart", "split")
            .flow("split", "left")
            .flow("split", "right")
            .flow("left", "leftDone")
            .flow("right", "rightDone")
            .add("</subProcess>")
            .step("review")
            .end("done")
            .flow("start", "part")
            .flow("part", "review")
            .flow("review", "done");

    assertThat(drawing.found()).isEmpty();
  }

  @Test
  void refusesAStepBehindAnOutcomeOfAnotherStep() {
    Drawing drawing =
        loop()
            .step("plan", "agree", "refuse")
            .exclusive("planned")
            .flow("decided", "plan", "outcome == 'agree'")
            .flow("plan", "planned")
            .flow("planned", "done", "outcome == 'agree'")
            .flow("planned", "plan", "outcome == 'refuse'");

    assertThat(drawing.found()).containsExactly("unreachable plan");
  }

  @Test
  void refusesACircleThatNobodyCanLeave() {
    Drawing drawing =
        new Drawing()
            .step("review", "signOff", "sendBack")
            .exclusive("decided")
            .exclusive("merge")
            .act("again")
            .end("done")
            .flow("start", "review")
            .flow("review", "decided")
            .flow("decided", "done", "outcome == 'signOff'")
            .flow("decided", "merge", "outcome == 'sendBack'")
            .flow("merge", "again")
            .flow("again", "merge");

    assertThat(drawing.found()).containsExactly("endless merge");
  }

  @Test
  void refusesALoopInWhichNothingWaits() {
    Drawing drawing =
        new Drawing()
            .step("review", "signOff", "sendBack")
            .exclusive("decided")
            .act("again")
            .end("done")
            .flow("start", "review")
            .flow("review", "decided")
            .flow("decided", "done", "outcome == 'signOff'")
            .flow("decided", "again", "outcome == 'sendBack'")
            .flow("again", "decided");

    Report report = drawing.check();

    assertThat(Drawing.found(report)).containsExactly("endless decided");
    assertThat(report.findings().get(0).message(Locale.ENGLISH))
        .contains("decided → again → decided");
  }

  @Test
  void refusesAProcessThatBeginsByCallingItself() {
    assertThat(begins("<callActivity id='again' calledElement='drawn'/>").found())
        .containsExactly("endless again");
  }

  @Test
  void refusesAProcessThatBeginsByOpeningItself() {
    String opens =
        "<serviceTask id='again' flowable:delegateExpression='${openIssue}'><extensionElements>"
            + "<flowable:field name='type' stringValue='drawn'/>"
            + "<flowable:field name='title' stringValue='again'/>"
            + "</extensionElements></serviceTask>";

    assertThat(begins(opens).found()).containsExactly("endless again");
  }

  @Test
  void aProcessDoesNotCallItselfEvenOnceSomebodyHasWorkedOnIt() {
    Drawing drawing =
        new Drawing()
            .step("work")
            .add("<callActivity id='again' calledElement='drawn'/>")
            .end("done")
            .flow("start", "work")
            .flow("work", "again")
            .flow("again", "done");

    assertThat(drawing.found()).containsExactly("called-process again");
  }

  private static Drawing begins(String again) {
    return new Drawing()
        .add(again)
        .step("work")
        .end("done")
        .flow("start", "again")
        .flow("again", "work")
        .flow("work", "done");
  }

  @Test
  void givesUpOnMoreStatesThanAnybodyOversees() {
    Drawing drawing = new Drawing().parallel("split").parallel("join").end("done");
    drawing.flow("start", "split");
    for (int i = 0; i < 18; i++) {
      drawing.step("s" + i).flow("split", "s" + i).flow("s" + i, "join");
    }

    assertThat(drawing.flow("join", "done").found()).containsExactly("too-complex drawn");
  }

  private static Drawing loop() {
    return new Drawing()
        .step("rectify")
        .step("review", "signOff", "sendBack")
        .exclusive("decided")
        .end("done")
        .flow("start", "rectify")
        .flow("rectify", "review")
        .flow("review", "decided")
        .flow("decided", "done", "outcome == 'signOff'")
        .flow("decided", "rectify", "outcome == 'sendBack'");
  }

  private static Drawing sendBackInto(String target) {
    return new Drawing()
        .exclusive("merge")
        .parallel("split")
        .step("left")
        .step("right")
        .parallel("join")
        .step("review", "signOff", "sendBack")
        .exclusive("decided")
        .terminate("done")
        .flow("start", "merge")
        .flow("merge", "split")
        .flow("split", "left")
        .flow("split", "right")
        .flow("left", "join")
        .flow("right", "join")
        .flow("join", "review")
        .flow("review", "decided")
        .flow("decided", "done", "outcome == 'signOff'")
        .flow("decided", target, "outcome == 'sendBack'");
  }

  private static Drawing reviewed() {
    return new Drawing()
        .step("review", "signOff", "sendBack")
        .exclusive("decided")
        .end("done")
        .flow("start", "review")
        .flow("review", "decided");
  }

  private static Drawing watched() {
    return new Drawing()
        .parallel("split")
        .step("work")
        .exclusive("choice")
        .timer("wait")
        .flow("start", "split")
        .flow("split", "work")
        .flow("split", "wait")
        .flow("wait", "wait")
        .flow("work", "choice")
        .flow("choice", "done", "issue.dueRuns")
        .flow("choice", "work", "not issue.dueRuns");
  }
}
