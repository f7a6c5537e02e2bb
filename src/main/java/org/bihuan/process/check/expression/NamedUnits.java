package org.bihuan.process.check.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/** The units that a process file names by their codes: each must be there. */
public final class NamedUnits {

  private static final Set<String> FUNCTIONS =
      Set.of("units.parent", "units.name", "units.children", "units.below", "people.of");

  /** Attributes with groups. */
  private static final Set<String> GROUPS =
      Set.of("flowable:candidateGroups", "bihuan:candidateGroups", "bihuan:visibleTo");

  /** Attributes with one unit, or several. */
  private static final Set<String> UNITS = Set.of("bihuan:supervisor", "bihuan:forUnits");

  private static final Map<String, Set<String>> PARAMETERS =
      Map.of(
          "openIssue", Set.of("unit", "supervisor"),
          "reassign", Set.of("unit", "supervisor"));

  private static final String FIELD = "fields.";

  private final Predicate<String> isUnit;
  private final OtherTypes types;
  private final Findings findings;

  private NamedUnits(OtherTypes types, Findings findings) {
    this.isUnit = types.isUnit();
    this.types = types;
    this.findings = findings;
  }

  /** Checks all elements of a process. */
  public static void check(XmlElement process, OtherTypes types, Findings findings) {
    NamedUnits units = new NamedUnits(types, findings);
    process.tree().forEach(units::element);
  }

  private void element(XmlElement element) {
    Set<String> codes = new LinkedHashSet<>();
    element
        .attributes()
        .forEach(
            (name, text) -> {
              if (GROUPS.contains(name)) {
                Template.items(text).forEach(group -> group(group, codes));
              } else if (UNITS.contains(name)) {
                ModelReader.list(text).forEach(unit -> unit(unit, codes));
              }
            });
    if (element.is("serviceTask")) {
      act(element, codes);
    }
    MentionedFields.expressions(element)
        .flatMap(Expression::tree)
        .filter(Expression.Call.class::isInstance)
        .map(Expression.Call.class::cast)
        .filter(call -> FUNCTIONS.contains(call.function()) && !call.arguments().isEmpty())
        .flatMap(call -> literals(call.arguments().get(0)))
        .forEach(codes::add);
    codes.stream()
        .filter(code -> isCode(code) && !isUnit.test(code))
        .forEach(code -> findings.add(Rule.UNKNOWN_UNIT, element, code));
  }

  /** Whether it can be a code at all: other rules report what cannot. */
  private static boolean isCode(String text) {
    return text.chars()
        .allMatch(c -> c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  private void act(XmlElement task, Set<String> codes) {
    String delegate =
        ServiceTaskDelegates.delegate(task.attribute("flowable:delegateExpression", ""));
    if (delegate == null) {
      return;
    }
    Map<String, String> parameters = ServiceTaskDelegates.parameters(task);
    if (delegate.equals("notify")) {
      Template.items(parameters.getOrDefault("to", "")).forEach(group -> group(group, codes));
    }
    Set<String> units = PARAMETERS.getOrDefault(delegate, Set.of());
    ProcessModel opened =
        delegate.equals("openIssue") ? types.model(parameters.getOrDefault("type", "")) : null;
    parameters.forEach(
        (name, text) -> {
          if (units.contains(name) || isUnit(opened, name)) {
            unit(text, codes);
          }
        });
  }

  /** Whether the form of the type that is opened takes a unit there. */
  private static boolean isUnit(@Nullable ProcessModel type, String parameter) {
    List<Field> form = type == null ? List.of() : type.startForm();
    return form.stream()
        .anyMatch(field -> parameter.equals(FIELD + field.id()) && field.type().equals("unit"));
  }

  private static void group(String group, Set<String> codes) {
    int slash = group.lastIndexOf('/');
    if (slash > 0) {
      unit(group.substring(0, slash), codes);
    }
  }

  private static void unit(String text, Set<String> codes) {
    if (!Template.isIn(text)) {
      if (!text.isBlank()) {
        codes.add(text.strip());
      }
      return;
    }
    try {
      Template.parse(text.strip()).single().stream()
          .flatMap(NamedUnits::literals)
          .forEach(codes::add);
    } catch (ExpressionException refused) {
      // reported by the rules about expressions
    }
  }

  /** The codes that an expression may have as its value. */
  private static Stream<String> literals(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value() instanceof String code ? Stream.of(code) : Stream.empty();
    }
    return expression instanceof Expression.Call call && call.function().equals("orElse")
        ? call.arguments().stream().flatMap(NamedUnits::literals)
        : Stream.empty();
  }
}
