package org.bihuan.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A random form of one element: its fields as XML, and what expressions may ask of them. */
final class RandomForm {

  /**
   * A field that is there for expressions.
   *
   * @param path such as {@code fields.s3.amount}
   * @param type of the field, {@code outcome} for the outcome
   * @param certain whether it is always filled in
   * @param values of an enum, or the outcomes
   */
  record Known(String path, String type, boolean certain, List<String> values) {}

  private static final List<String> TYPES =
      List.of(
          "string",
          "text",
          "long",
          "double",
          "boolean",
          "date",
          "enum",
          "unit",
          "units",
          "person",
          "rows",
          "computed");

  private final Random random;
  private final String owner;
  private final List<String> outcomes;
  private final StringBuilder xml = new StringBuilder();
  private final List<Known> known = new ArrayList<>();
  private int count;

  /**
   * @param owner id of the step or key of the action, {@code opened} of the start event
   * @param outcomes none for forms without
   */
  RandomForm(Random random, String owner, List<String> outcomes, List<Known> before) {
    this.random = random;
    this.owner = owner;
    this.outcomes = outcomes;
    if (!outcomes.isEmpty()) {
      property("outcome", "enum", "required='true'", values(outcomes));
      known.add(new Known("fields." + owner + ".outcome", "outcome", true, outcomes));
    }
    int fields = random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      field(TYPES.get(random.nextInt(TYPES.size())));
    }
    before.stream()
        .filter(field -> field.type().equals("rows") && random.nextInt(3) == 0)
        .findFirst()
        .ifPresent(this::given);
  }

  String xml() {
    return xml.isEmpty() ? "" : "<extensionElements>" + xml + "</extensionElements>";
  }

  List<Known> known() {
    return known;
  }

  private void field(String type) {
    String id = type + count++;
    boolean required = random.nextBoolean();
    String must = required ? "required='true'" : "";
    if (!required && !outcomes.isEmpty() && random.nextInt(3) == 0) {
      must = "bihuan:when=\"outcome == '%s'\"".formatted(outcomes.get(0));
    }
    switch (type) {
      case "enum" -> property(id, "enum", must, values(List.of("good", "bad")));
      case "units" -> property(id, "unit", must + " bihuan:max='3'", "");
      case "date" -> property(id, "date", must + limits("${today}"), "");
      case "long", "double" -> property(id, type, must + limits("0"), "");
      case "rows" -> property(id, "rows", must + " bihuan:max='5'", columns(calculated()));
      case "computed" -> computed(id);
      default -> property(id, type, must, "");
    }
    if (!type.equals("computed")) {
      known.add(new Known("fields." + owner + "." + id, type, required, List.of("good", "bad")));
    }
  }

  private String limits(String least) {
    return random.nextBoolean() ? " bihuan:min='" + least + "'" : "";
  }

  private void computed(String id) {
    known.stream()
        .filter(field -> field.type().equals("rows"))
        .findFirst()
        .map(rows -> "sum(" + rows.path() + ".points) + count(" + rows.path() + ")")
        .or(
            () ->
                random.nextBoolean() ? Optional.of("issue.round * 2") : Optional.of("year(today)"))
        .ifPresent(
            value -> {
              property(id, "double", "bihuan:value='${" + value + "}'", "");
              known.add(new Known("fields." + owner + "." + id, "double", true, List.of()));
            });
  }

  /** A table whose rows are those of an earlier one. */
  private void given(Known table) {
    String id = "given" + count++;
    property(
        id,
        "rows",
        "bihuan:given='${" + table.path() + "}'",
        columns("<bihuan:column id='remark' name='备注' bihuan:en='Remark' type='string'/>"));
    known.add(new Known("fields." + owner + "." + id, "rows", false, List.of()));
  }

  /** A column that is made of the others of its row. */
  private String calculated() {
    return random.nextBoolean()
        ? ""
        : "<bihuan:column id='ratio' name='比' bihuan:en='Ratio' type='double' bihuan:value='${row.points / 4 + 1}'/>";
  }

  private static String columns(String more) {
    return "<bihuan:column id='title' name='名称' bihuan:en='Title' type='string' required='true'/>"
        + "<bihuan:column id='points' name='分数' bihuan:en='Points' type='double'/>"
        + more;
  }

  private static String values(List<String> ids) {
    StringBuilder values = new StringBuilder();
    ids.forEach(
        id ->
            values.append(
                "<flowable:value id='%s' name='%s' bihuan:en='%s'/>".formatted(id, id, id)));
    return values.toString();
  }

  private void property(String id, String type, String attributes, String inner) {
    xml.append(
        "<flowable:formProperty id='%s' name='字段%s' bihuan:en='%s' type='%s' %s>%s</flowable:formProperty>"
            .formatted(id, id, id, type, attributes, inner));
  }
}
