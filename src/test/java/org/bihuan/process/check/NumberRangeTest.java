package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of instances and of days lie within what a process can do. */
class NumberRangeTest {

  /** A process whose first step asks for numbers, and whose second stands for what uses them. */
  private static List<String> found(String second) {
    return new Drawing()
        .add(
            """
            <userTask id="ask" name="问" bihuan:en="Ask" flowable:candidateGroups="${issue.unit}/rectifier">
              <extensionElements>
                <flowable:formProperty id="n" name="数" bihuan:en="N" type="long" required="true"/>
                <flowable:formProperty id="few" name="少" bihuan:en="Few" type="long" required="true" bihuan:min="0" bihuan:max="20"/>
                <flowable:formProperty id="maybe" name="或" bihuan:en="Maybe" type="long" bihuan:min="3" bihuan:max="20"/>
                <flowable:formProperty id="day" name="日" bihuan:en="Day" type="date" required="true"/>
                <flowable:formProperty id="twice" name="倍" bihuan:en="Twice" type="long" bihuan:value="${fields.ask.few * 2}"/>
                <flowable:formProperty id="table" name="表" bihuan:en="Table" type="rows">
                  <bihuan:column id="points" name="分" bihuan:en="Points" type="long" required="true" bihuan:min="0" bihuan:max="5"/>
                  <bihuan:column id="free" name="分" bihuan:en="Points" type="long" required="true"/>
                </flowable:formProperty>
              </extensionElements>
            </userTask>
            """)
        .add(second)
        .end("done")
        .flow("start", "ask")
        .flow("ask", "next")
        .flow("next", "done")
        .found();
  }

  @ParameterizedTest
  @CsvSource({
    "fields.ask.n, number-range next",
    "fields.ask.few, ",
    "fields.ask.few - 5, number-range next",
    "fields.ask.few * 100, number-range next",
    "fields.ask.few / 2 + 1, ",
    "5 - fields.ask.few / 4, ",
    "-fields.ask.few, number-range next",
    "'orElse(fields.ask.maybe, 0)', ",
    "'orElse(fields.ask.maybe, -1)', number-range next",
    "fields.ask.twice, ",
    "count(fields.ask.table), number-range next",
    "'orElse(max(fields.ask.table.points), 1)', ",
    "'orElse(max(fields.ask.table.free), 1)', number-range next",
    "issue.round, number-range next",
    "3, ",
    "-1, number-range next",
    "1001, number-range next",
  })
  void ofInstances(String number, String finding) {
    assertThat(
            found(
                """
                <userTask id="next" name="办" bihuan:en="Do" flowable:candidateGroups="${issue.unit}/rectifier">
                  <multiInstanceLoopCharacteristics><loopCardinality>${%s}</loopCardinality></multiInstanceLoopCharacteristics>
                </userTask>
                """
                    .formatted(number)))
        .isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  @ParameterizedTest
  @CsvSource({
    "calendar.plusWorkdays(fields.ask.n), number-range next",
    "calendar.plusWorkdays(fields.ask.few), ",
    "calendar.plusWorkdays(fields.ask.few - 5), number-range next",
    "calendar.plusWorkdays(-5), number-range next",
    "calendar.plusWorkdays(99999999), number-range next",
    "'calendar.plusWorkdays(fields.ask.day, fields.ask.few - 5)', ",
    "'calendar.plusWorkdays(fields.ask.day, fields.ask.n)', number-range next",
    "'calendar.plusDays(today, fields.ask.n)', number-range next",
    "'calendar.plusMonths(today, fields.ask.n)', number-range next",
    "'calendar.workdaysBefore(fields.ask.day, fields.ask.n)', number-range next",
    "'calendar.workdaysBefore(fields.ask.day, 3)', ",
    "'calendar.plusMonths(today, 12 * (year(today) - 2026))', ",
  })
  void ofDays(String date, String finding) {
    assertThat(
            found(
                """
                <serviceTask id="next" name="改期" bihuan:en="Change" flowable:delegateExpression="${changeDueDate}">
                  <extensionElements><flowable:field name="date"><flowable:expression>${%s}</flowable:expression></flowable:field></extensionElements>
                </serviceTask>
                """
                    .formatted(date)))
        .isEqualTo(finding == null ? List.of() : List.of(finding));
  }
}
