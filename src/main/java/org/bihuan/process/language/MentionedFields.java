package org.bihuan.process.language;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression.Path;
import org.jspecify.annotations.Nullable;

/** Finds the fields of forms that the expressions of a process use. */
public final class MentionedFields {

  private static final Set<String> CONDITIONS = Set.of("bihuan:when");

  private final XmlElement definitions;
  private final XmlElement process;

  MentionedFields(XmlElement definitions, XmlElement process) {
    this.definitions = definitions;
    this.process = process;
  }

  /**
   * All such fields as {@code step.field}, whichever notation the file uses, {@code
   * fields['step'].field} too; {@code step.*} for a whole form. What a form asks of itself while it
   * is filled in is not among them.
   */
  Set<String> all() {
    return process.tree().flatMap(this::mentioned).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<String> mentioned(XmlElement element) {
    boolean isField = element.is("flowable:formProperty") || element.is("bihuan:column");
    String own = isField ? form(element) : null;
    Stream<Expression> text = templates(element.text());
    return Stream.concat(
        paths(text, own),
        element.attributes().entrySet().stream()
            .flatMap(
                attribute ->
                    // the rows that are given are known before anything is filled in
                    paths(
                        expressions(attribute),
                        attribute.getKey().equals("bihuan:given") ? null : own)));
  }

  private static Stream<String> paths(Stream<Expression> expressions, @Nullable String own) {
    return expressions
        .flatMap(Expression::tree)
        .filter(part -> part instanceof Path path && path.root().equals("fields"))
        .map(part -> ((Path) part).names())
        .filter(names -> names.size() > 1 && !names.get(1).equals(own))
        .map(names -> names.get(1) + "." + (names.size() == 2 ? ProcessModel.ALL : names.get(2)));
  }

  /** The fields that these expressions use, in the same way. */
  public static Stream<String> of(Stream<Expression> expressions) {
    return paths(expressions, null);
  }

  /** The form that a field belongs to; null where it belongs to none. */
  private @Nullable String form(XmlElement property) {
    XmlElement owner = property;
    while (owner != null && !owner.is("userTask") && !owner.is("startEvent")) {
      owner = owner.parent();
    }
    if (owner == null || owner.is("userTask")) {
      return owner == null ? null : owner.id();
    }
    boolean isAction = owner.first("messageEventDefinition") != null;
    return isAction ? Elements.messageName(definitions, owner) : ProcessModel.OPENED;
  }

  /** The expressions in an element's text and attributes, as far as they can be parsed. */
  public static Stream<Expression> expressions(XmlElement element) {
    return Stream.concat(
        templates(element.text()),
        element.attributes().entrySet().stream().flatMap(MentionedFields::expressions));
  }

  private static Stream<Expression> expressions(Map.Entry<String, String> attribute) {
    if (!CONDITIONS.contains(attribute.getKey())) {
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
