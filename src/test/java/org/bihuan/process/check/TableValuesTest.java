package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions may ask of tables in forms, of parents and of steps done several times. */
class TableValuesTest {

  private static final String COLUMN =
      "<bihuan:column id='%s' name='列' bihuan:en='Column' type='%s' %s/>";

  private static final String GRADE =
      "<bihuan:column id='grade' name='列' bihuan:en='Grade' type='enum'><flowable:value id='a' name='甲' bihuan:en='A'/><flowable:value id='b' name='乙' bihuan:en='B'/></bihuan:column>";

  private static String table(String more, String... columns) {
    return "<flowable:formProperty id='items' name='表' bihuan:en='Items' type='rows' %s>%s</flowable:formProperty>"
        .formatted(more, String.join("", columns));
  }

  private static String step(String id, String form, String loop) {
    return "<userTask id='%s' name='办' bihuan:en='Work' flowable:candidateGroups='${issue.supervisor}/inspector'><extensionElements>%s</extensionElements>%s</userTask>"
        .formatted(id, form, loop);
  }

  /** A step with a table, a step that gives its rows, and a gateway that asks for this. */
  private static Drawing drawing(String when, String value, String condition, String loop) {
    String points = COLUMN.formatted("points", "long", "required='true'");
    String note = COLUMN.formatted("note", "text", "bihuan:when=\"" + when + "\"");
    String total =
        "<flowable:formProperty id='total' name='计' bihuan:en='Total' type='double' bihuan:value=\"%s\"/>"
            .formatted(value);
    return new Drawing()
        .add(step("work", table("required='true'", points, GRADE, note) + total, loop))
        .add(
            step(
                "check",
                table(
                    "bihuan:given='${fields.work.items}'",
                    COLUMN.formatted("points", "long", "bihuan:hidden='true'"),
                    COLUMN.formatted("found", "long", "required='true'")),
                ""))
        .add("<exclusiveGateway id='choice' default='flow5'/>")
        .end("done")
        .end("other")
        .flow("start", "work")
        .flow("work", "check")
        .flow("check", "choice")
        .flow("choice", "done", condition)
        .flow("choice", "other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "row.grade == 'b'   | ${sum(fields.work.items.points)}           | ",
        "row.points > 3     | ${count(fields.work.items[grade == 'a'])}  | ",
        "row.grade == 'c'   | ${sum(fields.work.items.points)}           | unknown-value work",
        "row.colour == 'c'  | ${sum(fields.work.items.points)}           | unknown-field work",
        "row.points == 'b'  | ${sum(fields.work.items.points)}           | compared-types work",
        "fields.work.total > 3 | ${sum(fields.work.items.points)}        | ",
        "row.grade == 'b'   | ${sum(fields.work.items.note)}             | value-type work",
        "row.grade == 'b'   | ${row.points}                              | expression-outside work",
      })
  void aFormKnowsItsRows(String when, String value, String found) {
    assertThat(drawing(when, value, "issue.overdue", "").found())
        .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "count(fields.work.items[points > 3 and grade == 'a']) > 1 | ",
        "max(fields.check.items.found) > 5                         | ",
        "sum(fields.check.items.points) > 5                        | unknown-field flow4",
        "fields.work.items.points > 5                              | list-value flow4",
        "parent.severity == 'major'                                | ",
        "parent.severity == 'huge'                                 | unknown-value flow4",
        "parent.colour == 'red'                                    | expression-outside flow4",
        "children('drawn').open + 1 > 2                            | ",
      })
  void laterOnTheRowsAreAList(String condition, String found) {
    assertThat(
            drawing("row.grade == 'b'", "${sum(fields.work.items.points)}", condition, "").found())
        .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sum(fields.work.total) > 5             | ",
        "count(fields.work[total > 5]) > 1      | ",
        "sum(fields.work.items.points) > 5      | ",
        "fields.work.total > 5                  | list-value flow4",
      })
  void whatSeveralFilledInIsAList(String condition, String found) {
    String loop =
        "<multiInstanceLoopCharacteristics flowable:collection='${units.children(issue.supervisor)}' flowable:elementVariable='member' bihuan:label='${member}'/>";
    assertThat(
            drawing("row.grade == 'b'", "${sum(fields.work.items.points)}", condition, loop)
                .found())
        .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "${row.points / 4}                    |                 | ",
        "${row.points + issue.round}          | bihuan:max='9'  | ",
        "${row.points * row.last}             |                 | field-formula work",
        "${row.made}                          |                 | field-formula work",
        "${sum(fields.work.items.points)}     |                 | field-formula work",
        "${fields.work.total}                 |                 | field-formula work",
        "${row.points}                        | required='true' | field-formula work",
        "${row.colour}                        |                 | unknown-field work",
        "${row.points == 3}                   |                 | value-type work",
        "3                                    |                 | field-formula work",
      })
  void aColumnIsCalculatedOfItsRow(String value, String more, String found) {
    String made =
        COLUMN.formatted(
            "made", "double", "bihuan:value=\"%s\" %s".formatted(value, orNothing(more)));
    String last = COLUMN.formatted("last", "double", "bihuan:value='${row.made + 1}'");
    String points = COLUMN.formatted("points", "long", "required='true'");
    String total =
        "<flowable:formProperty id='total' name='计' bihuan:en='Total' type='double' bihuan:value='${sum(fields.work.items.last)}'/>";
    Drawing drawing =
        new Drawing().add(step("work", table("", points, made, last) + total, "")).end("done");
    assertThat(drawing.flow("start", "work").flow("work", "done").found())
        .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
  }

  /** Whoever fills in the form cannot change them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "required='true' |                 | ",
        "required='true' | required='true' | ",
        "                |                 | maybe-empty tell",
        "                | required='true' | maybe-empty tell",
      })
  void givenColumnsAreFilledInWhereTheyCameFrom(String entered, String given, String found) {
    String who = "unit";
    Drawing drawing =
        new Drawing()
            .add(step("work", table("", COLUMN.formatted("at", who, orNothing(entered))), ""))
            .add(
                step(
                    "check",
                    table(
                        "bihuan:given='${fields.work.items}'",
                        COLUMN.formatted("at", who, orNothing(given)),
                        COLUMN.formatted("found", "long", "required='true'")),
                    ""))
            .add(
                "<userTask id='tell' name='办' bihuan:en='Tell' flowable:candidateGroups='${item.at}/rectifier'><multiInstanceLoopCharacteristics flowable:collection='${fields.check.items}' flowable:elementVariable='item'/></userTask>")
            .end("done");
    assertThat(
            drawing
                .flow("start", "work")
                .flow("work", "check")
                .flow("check", "tell")
                .flow("tell", "done")
                .found())
        .isEqualTo(found == null ? java.util.List.of() : java.util.List.of(found));
  }

  private static String orNothing(String attributes) {
    return attributes == null ? "" : attributes;
  }
}
