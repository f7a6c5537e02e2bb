package org.bihuan.process.values;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Call;
import org.bihuan.process.language.Expression.Filter;
import org.bihuan.process.language.Expression.Path;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.Value;

/**
 * Tells what whoever fills in a form can change from what stood fast before. What fails because of
 * the former is refused, so that it is corrected; what fails because of the latter must not keep
 * anybody from completing a step.
 */
public final class FilledInValues {

  /** The same whatever is filled in, and no reason why something fails for ever. */
  private static final Set<String> NEUTRAL = Set.of(Value.NOW.code(), Value.TODAY.code());

  /** Other issues are counted so that a limit holds. */
  private static final Set<ContractFunction> COUNTS =
      Set.of(
          ContractFunction.COUNT_ISSUES,
          ContractFunction.DISTINCT_ISSUES,
          ContractFunction.ISSUE_VALUES,
          ContractFunction.CHILD_ISSUES);

  private final List<Field> form;
  private final String element;
  private final Set<String> withoutRows;

  /**
   * @param element the id of the step, the action's key, or the opening
   * @param withoutRows ids of the tables whose rows are given, and that have none now
   */
  public FilledInValues(List<Field> form, String element, Set<String> withoutRows) {
    this.form = form;
    this.element = element;
    this.withoutRows = Set.copyOf(withoutRows);
  }

  /** Whether it asks something that is filled in now. */
  public boolean asks(Template formula) {
    return asks(formula, new HashSet<>());
  }

  /** Whether it asks nothing else: another submission may make it work. */
  public boolean asksNothingElse(Template formula) {
    return formula
            .expressions()
            .flatMap(Expression::tree)
            .anyMatch(part -> part instanceof Call call && counts(call))
        || (asks(formula) && !asksEarlier(formula, new HashSet<>()));
  }

  private static boolean counts(Call call) {
    ContractFunction function = ContractFunction.of(call.function());
    return function != null && COUNTS.contains(function);
  }

  private boolean asks(Template formula, Set<String> seen) {
    return formula
        .expressions()
        .flatMap(Expression::tree)
        .anyMatch(
            part ->
                (part instanceof Path path && isOwn(path) && !isFixed(path, seen))
                    || (part instanceof Filter chosen && isOwnTable(chosen)));
  }

  /** Which of the rows hold depends on what is filled in, also where the rows are given. */
  private boolean isOwnTable(Filter chosen) {
    return chosen.of() instanceof Path path
        && isOwn(path)
        && (path.names().size() < 3 || !withoutRows.contains(path.names().get(2)));
  }

  private boolean asksEarlier(Template formula, Set<String> seen) {
    return formula
        .expressions()
        .flatMap(Expression::tree)
        .anyMatch(
            part ->
                part instanceof Path path
                    ? Value.of(path.root()) != null
                        && !NEUTRAL.contains(path.root())
                        && (!isOwn(path) || asksEarlier(path, seen))
                    : part instanceof Call call && looksElsewhere(call));
  }

  private static boolean looksElsewhere(Call call) {
    ContractFunction function = ContractFunction.of(call.function());
    return function != null
        && !ListFunctions.has(function)
        && function != ContractFunction.YEAR
        && function != ContractFunction.OR_ELSE
        && function != ContractFunction.PLUS_DAYS
        && function != ContractFunction.PLUS_MONTHS;
  }

  /** The outcome is chosen with the form; {@code row} is a row of one of its tables. */
  private boolean isOwn(Path path) {
    return path.root().equals("row")
        || path.root().equals(Value.OUTCOME.code())
        || (path.root().equals(Value.FIELDS.code())
            && path.names().size() > 2
            && path.names().get(1).equals(element));
  }

  /** Whether it is calculated of earlier values alone, or its rows are given. */
  private boolean isFixed(Path path, Set<String> seen) {
    return form.stream()
        .filter(field -> isNamed(path, field))
        .anyMatch(
            field -> {
              Template formula = field.formulas().value();
              return isGiven(field)
                  || (formula != null && seen.add(field.id()) && !asks(formula, seen));
            });
  }

  private boolean asksEarlier(Path path, Set<String> seen) {
    return form.stream()
        .filter(field -> isNamed(path, field))
        .anyMatch(
            field -> {
              Template formula = field.formulas().value();
              return isGiven(field)
                  || (formula != null && seen.add(field.id()) && asksEarlier(formula, seen));
            });
  }

  private static boolean isGiven(Field field) {
    return field.rows() != null && field.rows().given() != null;
  }

  private static boolean isNamed(Path path, Field field) {
    return path.names().size() > 2 && path.names().get(2).equals(field.id());
  }
}
