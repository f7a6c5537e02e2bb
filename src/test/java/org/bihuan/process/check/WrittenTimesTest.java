package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text is a time only where it is known to be one: what somebody types may be anything. */
class WrittenTimesTest {

  private static final String WORKDAYS = "flowable:businessCalendarName='workday'";

  private static List<String> found(String next) {
    return new Drawing()
        .add(
            """
            <userTask id="ask" name="问" bihuan:en="Ask" flowable:candidateGroups="${issue.unit}/rectifier">
              <extensionElements>
                <flowable:formProperty id="x" name="文" bihuan:en="X" type="string" required="true"/>
                <flowable:formProperty id="day" name="日" bihuan:en="Day" type="date" required="true"/>
              </extensionElements>
            </userTask>
            """)
        .add(next)
        .end("done")
        .flow("start", "ask")
        .flow("ask", "next")
        .flow("next", "done")
        .found();
  }

  private static List<String> expected(String finding) {
    return finding == null ? List.of() : List.of(finding);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "fields.ask.x, false, value-type next",
        "fields.ask.x, true, value-type next",
        "fields.ask.day, false, ",
        "`orElse(issue.dueAt, now)`, false, ",
        "'abc', false, value-type next",
        "'P5D', false, ",
        "'P5D', true, ",
        "'PT5H', false, ",
        "'PT5H', true, value-type next",
        "'2027-02-30', false, value-type next",
        "'+999999999-12-31', false, value-type next",
      })
  void aStepIsDueAtATime(String due, boolean workdays, String finding) {
    String step =
        "<userTask id=\"next\" name=\"办\" bihuan:en=\"Do\" flowable:candidateGroups=\"QH/rectifier\" flowable:dueDate=\"${%s}\" %s/>"
            .formatted(due, workdays ? WORKDAYS : "");
    assertThat(found(step)).isEqualTo(expected(finding));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "timeDuration, fields.ask.x, false, value-type next",
        "timeDuration, fields.ask.x, true, value-type next",
        "timeDuration, 'P5D', false, ",
        "timeDuration, 'P5D', true, ",
        "timeDuration, 'PT-5S', false, value-type next",
        "timeDuration, 'PT5H', true, value-type next",
        "timeDate, fields.ask.x, false, value-type next",
        "timeDate, fields.ask.day, false, ",
        "timeDate, '+999999999-01-01T00:00:00Z', false, value-type next",
      })
  void aTimerWaitsForATime(String kind, String time, boolean workdays, String finding) {
    String timer =
        "<intermediateCatchEvent id='next'><timerEventDefinition %s><%s>${%s}</%s></timerEventDefinition></intermediateCatchEvent>"
            .formatted(workdays ? WORKDAYS : "", kind, time, kind);
    assertThat(found(timer)).isEqualTo(expected(finding));
  }

  @ParameterizedTest
  @CsvSource({
    "R3/P5D, false, ",
    "R3/P5D, true, ",
    "R/PT0S, false, value-type late",
    "R3/PT5H, true, value-type late"
  })
  void aTimerComesBackInACycle(String cycle, boolean workdays, String finding) {
    String next =
        "<userTask id='next' name='办' bihuan:en='Do' flowable:candidateGroups='QH/rectifier'/>"
            + "<boundaryEvent id='late' name='催' bihuan:en='Late' attachedToRef='next' cancelActivity='false'>"
            + "<timerEventDefinition %s><timeCycle>${'%s'}</timeCycle></timerEventDefinition></boundaryEvent>"
                .formatted(workdays ? WORKDAYS : "", cycle)
            + "<endEvent id='told' name='毕' bihuan:en='Told'/>"
            + "<sequenceFlow id='lateToTold' sourceRef='late' targetRef='told'/>";
    assertThat(found(next)).isEqualTo(expected(finding));
  }
}
