package org.bihuan.labels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Messages;
import org.bihuan.organization.Role;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.ProcessDescription.Decision;
import org.bihuan.process.ProcessDescription.Output;
import org.bihuan.process.decision.DecisionTable.Cell;
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
  private final MomentLabels moments;

  ExpressionLabels(Messages messages, Labels labels) {
    this.messages = messages;
    this.labels = labels;
    this.moments = new MomentLabels(messages);
  }

  /** A group expression as text: a unit and a role. */
  public String group(String expression) {
    if (expression.equals(ProcessModel.PUBLIC)) {
      return labels.role(expression);
    }
    int slash = expression.lastIndexOf('/');
    String role = expression.substring(slash + 1);
    if (slash <= 0 || Role.of(role).isEmpty()) {
      return expression;
    }
    String unit = expression.substring(0, slash);
    String words = template(unit).map(found -> unit(found, unit)).orElse(unit);
    return words + " · " + labels.role(role);
  }

  /** An expression of persons as text: who opened the issue, or whom a form names. */
  public String user(String expression, ProcessDescription process) {
    return template(expression)
        .flatMap(Template::path)
        .flatMap(path -> new PersonLabels(messages, process).of(path))
        .orElse(expression);
  }

  private String unit(Template unit, String written) {
    if (unit.expressions().findAny().isEmpty()) {
      return labels.unit(written);
    }
    String words = unit.single().map(this::unit).orElse(null);
    return words == null ? written : words;
  }

  /** A unit expression as text; null where it is not one of the common ones. */
  private @Nullable String unit(Expression unit) {
    if (unit instanceof Call call && call.function().equals("units.parent")) {
      String below = unit(call.arguments().get(0));
      return below == null ? null : messages.text("workbench.process.above", below);
    }
    if (!(unit instanceof Path path)) {
      return null;
    }
    return switch (path.dotted()) {
      case "issue.unit" -> messages.text("workbench.process.unit");
      case "issue.supervisor" -> messages.text("workbench.process.supervisor");
      default -> null;
    };
  }

  /** When something is due, or after how long something happens. */
  public String time(String value, boolean workdays) {
    Matcher days = DAYS.matcher(value);
    if (days.matches()) {
      return messages.text(
          workdays ? "workbench.process.workdays" : "workbench.process.days",
          Integer.valueOf(days.group(1)));
    }
    String words = template(value).flatMap(Template::single).map(moments::due).orElse(null);
    return words == null ? value : words;
  }

  /** When a field is required: always, never, or under which condition. */
  public String needed(FieldView field, FormView form, List<Decision> decisions) {
    if (field.isComputed()) {
      return messages.text("workbench.process.calculated");
    } else if (field.required()) {
      return messages.text("workbench.process.required");
    }
    String when = field.when();
    if (when == null) {
      return messages.text("workbench.process.optional");
    }
    String words = condition(Expressions.parse(when), form, decisions);
    return messages.text("workbench.process.required-when", words == null ? when : words);
  }

  /** A condition as text; null where a part of it is not one of the common ones. */
  private @Nullable String condition(Expression when, FormView form, List<Decision> decisions) {
    if (when instanceof Binary both && both.operator().equals("&&")) {
      String left = condition(both.left(), form, decisions);
      String right = condition(both.right(), form, decisions);
      return left == null || right == null
          ? null
          : left + messages.text("workbench.process.and") + right;
    }
    if (when instanceof Binary equal
        && equal.operator().equals("==")
        && equal.left() instanceof Path path
        && path.dotted().equals("outcome")
        && equal.right() instanceof Literal literal
        && literal.value() instanceof String outcome) {
      return messages.text("workbench.process.chosen", choice(form, outcome));
    }
    if (when instanceof Path path && path.root().equals("policy") && path.names().size() == 2) {
      return messages.text("workbench.process.decided", output(decisions, path.names().get(1)));
    }
    return null;
  }

  private static String choice(FormView form, String id) {
    return form.outcomes().stream()
        .filter(choice -> choice.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElse(id);
  }

  private static String output(List<Decision> decisions, String id) {
    return decisions.stream()
        .flatMap(decision -> decision.outputs().stream())
        .filter(output -> output.id().equals(id))
        .map(Output::name)
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
    if (!(compared.right() instanceof Literal literal)
        || !(literal.value() instanceof String code)) {
      return null;
    }
    String value = compared.left() instanceof Path path ? value(path.names(), code, process) : code;
    return switch (compared.operator()) {
      case "==" -> value;
      case "!=" -> messages.text("workbench.process.other-than", value);
      default -> compared.operator() + " " + value;
    };
  }

  /** The name of what is compared with a value of the issue or of a form. */
  private String value(List<String> path, String code, ProcessDescription process) {
    if (path.size() == 3 && path.get(0).equals("fields")) {
      return fields(path.get(1), process)
          .filter(field -> field.id().equals(path.get(2)))
          .flatMap(field -> Stream.ofNullable(field.values()).flatMap(List::stream))
          .filter(choice -> choice.id().equals(code))
          .map(Choice::name)
          .findFirst()
          .orElse(code);
    }
    return switch (String.join(".", path)) {
      case "issue.severity" -> labels.severity(code);
      case "issue.source" -> labels.source(code);
      case "issue.type" -> labels.type(code);
      case "issue.unit", "issue.supervisor" -> labels.unit(code);
      default -> code;
    };
  }

  private static Stream<FieldView> fields(String form, ProcessDescription process) {
    return form.equals(ProcessModel.OPENED)
        ? process.form().fields().stream()
        : process.steps().stream()
            .filter(step -> step.key().equals(form))
            .flatMap(step -> step.form().fields().stream());
  }

  /** A decision table's output cell as text. */
  public String answer(Cell cell) {
    if (!(cell.expression() instanceof Literal literal)) {
      return cell.text();
    }
    if (literal.value() instanceof Boolean yes) {
      return messages.text(yes ? "workbench.yes" : "workbench.no");
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
