package org.bihuan.process.check.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Figure;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.bihuan.process.values.ExpressionNames.Value;
import org.bihuan.process.values.FigureKey;
import org.bihuan.process.values.ListFunctions;

/**
 * A figure is kept with each issue and worked out when the issue changes: it can ask only for what
 * changes with the issue itself.
 */
public final class FigureCheck {

  /** Facts that a type can do without; the others are needed to drive and find an issue. */
  public static final Set<String> HIDEABLE =
      Set.of("description", "category", "severity", "source", "location", "basis", "campaign");

  private static final int MOST = 50;
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");

  private static final Set<Value> VALUES = Set.of(Value.ISSUE, Value.FIELDS, Value.POLICY);

  /** Values of an issue that change by themselves as time passes. */
  private static final Set<String> PASSING =
      Set.of(IssueValue.OVERDUE.code(), IssueValue.REVIEW_OVERDUE.code());

  private FigureCheck() {}

  public static void check(XmlElement process, ProcessModel model, Findings findings) {
    List<XmlElement> figures = process.extensions("bihuan:figure").toList();
    Set<String> ids = new HashSet<>();
    for (XmlElement element : figures) {
      Optional<Figure> figure = FormReader.figure(element);
      if (!ID.matcher(element.id()).matches()) {
        findings.add(Rule.ELEMENT_ID, element, element.id());
      } else if (!ids.add(element.id()) || figure.isEmpty() || ids.size() > MOST) {
        findings.add(Rule.FIGURE, element, element.id(), MOST);
      } else {
        check(element, model, figure.get(), findings);
      }
    }
    ModelReader.list(process.attribute("bihuan:hide")).stream()
        .filter(fact -> !HIDEABLE.contains(fact))
        .forEach(fact -> findings.add(Rule.HIDDEN_FACT, process, fact));
  }

  private static void check(
      XmlElement element, ProcessModel model, Figure figure, Findings findings) {
    figure.expressions().stream()
        .flatMap(Expression::tree)
        .flatMap(part -> refused(part).stream())
        .distinct()
        .forEach(told -> findings.add(Rule.FIGURE_VALUE, element, figure.id(), told));
    if (figure.by() != null && FigureKey.of(model, figure).isEmpty()) {
      findings.add(Rule.FIGURE_BY, element, figure.id(), figure.by());
    }
  }

  /** What a figure cannot ask for; empty where it can. What nobody knows is reported elsewhere. */
  private static Optional<String> refused(Expression part) {
    if (part instanceof Expression.Path path) {
      Value value = Value.of(path.root());
      boolean passing =
          value == Value.ISSUE && path.names().size() > 1 && PASSING.contains(path.names().get(1));
      boolean other = value != null && value != Value.OUTCOME && !VALUES.contains(value);
      boolean last = value == Value.OUTCOME && path.names().size() == 1;
      return passing || other || last ? Optional.of(path.dotted()) : Optional.empty();
    } else if (part instanceof Expression.Call call) {
      ContractFunction function = ContractFunction.of(call.function());
      return function == null || isTaken(function, call.arguments().size())
          ? Optional.empty()
          : Optional.of(call.function() + "()");
    }
    return Optional.empty();
  }

  private static boolean isTaken(ContractFunction function, int arguments) {
    return switch (function) {
      case YEAR, PLUS_DAYS, PLUS_MONTHS, WORKDAYS_BEFORE -> true;
      case PLUS_WORKDAYS -> arguments == 2; // with one it counts from now
      default -> ListFunctions.has(function);
    };
  }
}
