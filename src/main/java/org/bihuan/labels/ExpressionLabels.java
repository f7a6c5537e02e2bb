package org.bihuan.labels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bihuan.http.Messages;
import org.bihuan.organization.Role;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Binary;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Literal;
import org.bihuan.process.language.Expression.Path;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Describes common expressions of process files in the reader's language. Any other stays as it is
 * written, since a guess could be wrong.
 */
@Component
public class ExpressionLabels {

  /** A duration in whole days, which is not an expression. */
  private static final Pattern DAYS = Pattern.compile("P(\\d+)D");

  private final Messages messages;
  private final Labels labels;
  private final Function<String, List<FieldView>> registerColumns;

  @Autowired
  ExpressionLabels(Messages messages, Labels labels, Registers registers) {
    this(messages, labels, register -> columns(messages, registers, register));
  }

  ExpressionLabels(
      Messages messages, Labels labels, Function<String, List<FieldView>> registerColumns) {
    this.messages = messages;
    this.labels = labels;
    this.registerColumns = registerColumns;
  }

  private static List<FieldView> columns(Messages messages, Registers registers, String key) {
    return registers
        .find(key)
        .map(register -> FormView.of(register.columns(), messages.locale()).fields())
        .orElse(List.of());
  }

  private NamedValues values(ProcessDescription process) {
    return new NamedValues(process, registerColumns);
  }

  /** A group expression as text: a unit and a role. */
  public String group(String expression, ProcessDescription process) {
    if (expression.equals(ProcessModel.PUBLIC)) {
      return labels.role(expression);
    }
    int slash = expression.lastIndexOf('/');
    String role = expression.substring(slash + 1);
    if (slash <= 0 || Role.of(role).isEmpty()) {
      return expression;
    }
    String unit = expression.substring(0, slash);
    String words = template(unit).map(found -> unit(found, unit, process)).orElse(unit);
    return words + " · " + labels.role(role);
  }

  /** An expression of persons as text: who opened the issue, or whom a form names. */
  public String user(String expression, ProcessDescription process) {
    return template(expression)
        .flatMap(Template::single)
        .filter(Path.class::isInstance)
        .flatMap(path -> persons(process).persons((Path) path))
        .orElse(expression);
  }

  private PersonLabels persons(ProcessDescription process) {
    return new PersonLabels(messages, values(process));
  }

  private String unit(Template unit, String written, ProcessDescription process) {
    if (unit.expressions().findAny().isEmpty()) {
      return labels.unit(written);
    }
    String words = unit.single().map(one -> unit(one, process)).orElse(null);
    return words == null ? written : words;
  }

  /** A unit expression as text; null where it is not one of the common ones. */
  private @Nullable String unit(Expression unit, ProcessDescription process) {
    if (unit instanceof Call call && call.function().equals("units.parent")) {
      String below = unit(call.arguments().get(0), process);
      return below == null ? null : messages.text("workbench.process.above", below);
    }
    return unit instanceof Path path ? persons(process).unit(path).orElse(null) : null;
  }

  /** When something is due, or after how long something happens. */
  public String time(String value, boolean workdays, ProcessDescription process) {
    Matcher days = DAYS.matcher(value);
    if (days.matches()) {
      return messages.text(
          workdays ? "workbench.process.workdays" : "workbench.process.days",
          Integer.valueOf(days.group(1)));
    }
    MomentLabels moments = new MomentLabels(messages, values(process));
    String words = template(value).flatMap(Template::single).map(moments::due).orElse(null);
    return words == null ? value : words;
  }

  /** When a field is required: always, never, or under which condition. */
  public String needed(FieldView field, FormView form, ProcessDescription process) {
    if (field.isComputed()) {
      return messages.text("workbench.process.calculated");
    } else if (field.required()) {
      return messages.text("workbench.process.required");
    }
    String when = field.when();
    if (when == null) {
      return messages.text("workbench.process.optional");
    }
    String words = condition(Expressions.parse(when), form, process);
    return messages.text("workbench.process.required-when", words == null ? when : words);
  }

  /** A condition as text; null where a part of it is not one of the common ones. */
  private @Nullable String condition(Expression when, FormView form, ProcessDescription process) {
    if (when instanceof Path path) {
      return path.root().equals("policy") && path.names().size() == 2
          ? messages.text(
              "workbench.process.decided", values(process).name(path).orElse(path.names().get(1)))
          : holds(path, process);
    }
    if (!(when instanceof Binary both)) {
      return null;
    }
    if (both.operator().equals("&&") || both.operator().equals("||")) {
      String left = condition(both.left(), form, process);
      String right = condition(both.right(), form, process);
      String between = both.operator().equals("&&") ? "and" : "or";
      return left == null || right == null
          ? null
          : left + messages.text("workbench.process." + between) + right;
    }
    if (both.left() instanceof Path path && path.dotted().equals("outcome")) {
      return both.operator().equals("==")
              && both.right() instanceof Literal literal
              && literal.value() instanceof String outcome
          ? messages.text("workbench.process.chosen", choice(form, outcome))
          : null;
    }
    String name = operand(both.left(), process);
    String value =
        both.left() instanceof Path path && both.right() instanceof Literal literal
            ? compared(path, literal, process)
            : operand(both.right(), process);
    return name == null || value == null ? null : is(name, both.operator(), value);
  }

  private @Nullable String holds(Path path, ProcessDescription process) {
    String name = operand(path, process);
    return name == null
        ? null
        : is(name, "==", messages.text("workbench.process.quoted", yesOrNo(true)));
  }

  private String compared(Path path, Literal literal, ProcessDescription process) {
    String words = literal(path, literal, process);
    return words == null
        ? String.valueOf(literal.value())
        : messages.text("workbench.process.quoted", words);
  }

  /** A value with a name, a number, or what is calculated of such; null for anything else. */
  private @Nullable String operand(Expression expression, ProcessDescription process) {
    if (expression instanceof Binary both) {
      String left = operand(both.left(), process);
      String right = operand(both.right(), process);
      return left == null || right == null ? null : left + " " + both.operator() + " " + right;
    }
    if (expression instanceof Literal literal) {
      return literal.value() instanceof BigDecimal number ? number.toPlainString() : null;
    }
    return values(process)
        .name(expression)
        .map(name -> messages.text("workbench.process.quoted", name))
        .orElse(null);
  }

  private String is(String name, String operator, String value) {
    return switch (operator) {
      case "==" -> messages.text("workbench.process.is", name, value);
      case "!=" -> messages.text("workbench.process.is-not", name, value);
      default -> name + " " + operator + " " + value;
    };
  }

  private static String choice(FormView form, String id) {
    return form.outcomes().stream()
        .filter(choice -> choice.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElse(id);
  }

  /** The type of a field, with its limits. */
  public String kind(FieldView field) {
    List<String> said = new ArrayList<>();
    said.add(messages.text("workbench.process.kind." + field.type()));
    boolean text = field.type().equals("string") || field.type().equals("text");
    if (field.min() != null) {
      said.add(messages.text("workbench.process.least" + (text ? "-length" : ""), field.min()));
    }
    if (field.max() != null) {
      said.add(messages.text("workbench.process.most" + (text ? "-length" : ""), field.max()));
    }
    return String.join(messages.text("workbench.process.pause"), said);
  }

  /** A decision table's input cell as text. */
  public String test(Cell cell, ProcessDescription process) {
    if (cell.expression() == null) {
      return messages.text("workbench.process.any");
    }
    String said = test(cell.expression(), process);
    return said == null ? cell.text() : said;
  }

  /** A comparison with texts; null where it is not one of the common ones. */
  private @Nullable String test(Expression tested, ProcessDescription process) {
    if (!(tested instanceof Binary compared)) {
      return null;
    }
    if (compared.operator().equals("||")) {
      String left = test(compared.left(), process);
      String right = test(compared.right(), process);
      return left == null || right == null
          ? null
          : left + messages.text("workbench.process.or") + right;
    }
    String value =
        compared.left() instanceof Path path && compared.right() instanceof Literal literal
            ? literal(path, literal, process)
            : null;
    if (value == null) {
      return null;
    }
    return switch (compared.operator()) {
      case "==" -> value;
      case "!=" -> messages.text("workbench.process.other-than", value);
      default -> compared.operator() + " " + value;
    };
  }

  /** What a value is compared with, in words; null for numbers and the like. */
  private @Nullable String literal(Path path, Literal literal, ProcessDescription process) {
    if (literal.value() instanceof String code) {
      return value(path, code, process);
    }
    return literal.value() instanceof Boolean yes ? yesOrNo(yes) : null;
  }

  /** The name of what is compared with a value of the issue or of a form. */
  private String value(Path path, String code, ProcessDescription process) {
    return switch (path.dotted()) {
      case "issue.severity" -> labels.severity(code);
      case "issue.source" -> labels.source(code);
      case "issue.type" -> labels.type(code);
      case "issue.unit", "issue.supervisor" -> labels.unit(code);
      default ->
          values(process)
              .field(path)
              .flatMap(field -> Optional.ofNullable(field.values()))
              .flatMap(
                  choices ->
                      choices.stream().filter(choice -> choice.id().equals(code)).findFirst())
              .map(Choice::name)
              .orElse(code);
    };
  }

  private String yesOrNo(boolean yes) {
    return messages.text(yes ? "workbench.yes" : "workbench.no");
  }

  /** A decision table's output cell as text. */
  public String answer(Cell cell) {
    if (!(cell.expression() instanceof Literal literal)) {
      return cell.text();
    }
    if (literal.value() instanceof Boolean yes) {
      return yesOrNo(yes);
    }
    return literal.value() instanceof String text ? text : cell.text();
  }

  private static Optional<Template> template(String text) {
    try {
      return Optional.of(Template.parse(text));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }
}
