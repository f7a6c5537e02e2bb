package org.bihuan.process.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.check.ExpressionNames.ContractFunction;
import org.bihuan.process.check.ExpressionNames.IssueValue;
import org.bihuan.process.check.ExpressionNames.Value;
import org.bihuan.process.check.opening.OpeningNames;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use at its place in the file. */
final class ExpressionScope {

  private static final Set<String> COUNTERS =
      Set.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");

  private final @Nullable ProcessModel model;
  private final Set<String> variables = new HashSet<>();
  private boolean opening;

  ExpressionScope(ProcessModel model, XmlElement place) {
    this.model = model;
    for (XmlElement around = place; around != null; around = around.parent()) {
      XmlElement loop = around.first("multiInstanceLoopCharacteristics");
      if (loop != null) {
        variables.addAll(variables(loop));
        variables.addAll(COUNTERS);
      }
    }
  }

  private ExpressionScope() {
    this.model = null;
  }

  /** The scope of what is worked out before there is an issue: its unit, the date, the calendar. */
  static ExpressionScope beforeOpening() {
    ExpressionScope scope = new ExpressionScope();
    scope.variables.add(OpeningNames.UNIT);
    scope.opening = true;
    return scope;
  }

  /** The scope of a decision, for which the fields of the calling process are unknown. */
  static ExpressionScope ofDecision() {
    return new ExpressionScope();
  }

  static Set<String> variables(XmlElement loop) {
    return Stream.of("flowable:elementVariable", "flowable:elementIndexVariable")
        .map(loop::attribute)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /**
   * Checks that all names may be used here.
   *
   * @throws ExpressionException naming the first one
   */
  void check(Expression expression) {
    expression.tree().forEach(this::checkOne);
  }

  private void checkOne(Expression expression) {
    if (expression instanceof Expression.Call call) {
      ContractFunction function = ContractFunction.of(call.function());
      if (function == null
          || function.arguments() != call.arguments().size()
          || (opening && !OpeningNames.FUNCTIONS.contains(function.code()))) {
        throw new ExpressionException(Rule.EXPRESSION_OUTSIDE, call.function() + "()");
      }
    } else if (expression instanceof Expression.Member member) {
      if (!(member.of() instanceof Expression.Call call
          && ContractFunction.of(call.function()) == ContractFunction.CHILD_ISSUES
          && ExpressionNames.CHILD_COUNTS.contains(member.name()))) {
        throw new ExpressionException(Rule.EXPRESSION_OUTSIDE, "." + member.name());
      }
    } else if (expression instanceof Expression.Path path && !allowed(path)) {
      throw new ExpressionException(Rule.EXPRESSION_OUTSIDE, path.dotted());
    } else if (expression instanceof Expression.Path path
        && path.root().equals("fields")
        && model != null) {
      checkField(model, path);
    }
  }

  private boolean allowed(Expression.Path path) {
    int length = path.names().size();
    Value value = Value.of(path.root());
    if (value == null) {
      return length == 1 && variables.contains(path.root());
    }
    if (opening && !OpeningNames.VALUES.contains(value.code())) {
      return false;
    }
    return switch (value) {
      case ISSUE, PARENT -> length == 2 && IssueValue.of(path.names().get(1)) != null;
      case OUTCOME, NOW, TODAY -> length == 1;
      case POLICY -> length == 2;
      case FIELDS -> length == 2 || length == 3;
    };
  }

  private static void checkField(ProcessModel model, Expression.Path path) {
    List<String> ids = fieldsOf(model, path.names().get(1));
    if (ids == null || (path.names().size() == 3 && !ids.contains(path.names().get(2)))) {
      throw new ExpressionException(Rule.UNKNOWN_FIELD, path.dotted());
    }
  }

  private static @Nullable List<String> fieldsOf(ProcessModel model, String owner) {
    if (owner.equals(ProcessModel.OPENED)) {
      return ids(model.startForm());
    }
    ProcessModel.Step step = model.steps().get(owner);
    if (step != null) {
      return Stream.concat(ids(step.fields()).stream(), Stream.of(ProcessModel.OUTCOME)).toList();
    }
    return model.action(owner).map(action -> ids(action.fields())).orElse(null);
  }

  private static List<String> ids(List<Field> fields) {
    return fields.stream().map(Field::id).toList();
  }
}
