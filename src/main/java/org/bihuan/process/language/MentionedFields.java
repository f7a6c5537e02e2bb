package org.bihuan.process.language;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression.Path;

/** Finds the fields of steps that the expressions of a process use. */
final class MentionedFields {

  private static final int STEP_AND_FIELD = 3; // fields.step.field

  private final XmlElement process;

  MentionedFields(XmlElement process) {
    this.process = process;
  }

  /**
   * All such fields as {@code step.field}, whichever notation the file uses, {@code
   * fields['step'].field} too.
   */
  Set<String> all() {
    return process
        .tree()
        .flatMap(MentionedFields::expressions)
        .flatMap(Expression::tree)
        .filter(part -> part instanceof Path path && path.root().equals("fields"))
        .map(part -> ((Path) part).names())
        .filter(names -> names.size() >= STEP_AND_FIELD)
        .map(names -> names.get(1) + "." + names.get(2))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Expression> expressions(XmlElement element) {
    return Stream.concat(
        templates(element.text()),
        element.attributes().entrySet().stream().flatMap(MentionedFields::expressions));
  }

  private static Stream<Expression> expressions(Map.Entry<String, String> attribute) {
    if (!attribute.getKey().equals("bihuan:when")) {
      return templates(attribute.getValue());
    }
    try {
      return Stream.of(Expressions.parse(attribute.getValue()));
    } catch (ExpressionException refused) {
      return Stream.empty(); // invalid expressions are reported by the check
    }
  }

  private static Stream<Expression> templates(String text) {
    if (!Template.isIn(text)) {
      return Stream.empty();
    }
    try {
      return Template.parse(text).expressions();
    } catch (ExpressionException refused) {
      return Stream.empty();
    }
  }
}
