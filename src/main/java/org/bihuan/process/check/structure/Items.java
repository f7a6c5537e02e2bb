package org.bihuan.process.check.structure;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.Template;
import org.jspecify.annotations.Nullable;

/**
 * What the collection of a multi-instance activity holds, as far as the file says it.
 *
 * @param kind of each of its values
 * @param isList whether it is a list at all
 * @param isFilled whether it surely holds at least one value
 */
public record Items(Kind kind, boolean isList, boolean isFilled) {

  /** What each instance is done for. */
  public enum Kind {
    UNIT,
    PERSON,
    /** Anything else. */
    OTHER,
    UNKNOWN
  }

  private static final Items SINGLE = new Items(Kind.OTHER, false, true);
  private static final Items UNKNOWN = new Items(Kind.UNKNOWN, true, false);

  /** Functions that give lists, and of what. */
  private static final Set<String> UNITS = Set.of("units.children", "units.below");

  private static final Set<String> OTHER_LISTS =
      Set.of("people.of", "registers.entries", "issues.values", "union", "common");

  /** Types of fields with one value, unless they have limits. */
  private static final Set<String> ONE_OR_MORE = Set.of("unit", "person", "entry", "issue");

  private static final Set<String> ALWAYS_MORE = Set.of("rows", "evidence");

  /** How often a number is written out in a file, as {@code loopCardinality}. */
  private static boolean isPositive(String number) {
    return number.chars().allMatch(c -> c >= '0' && c <= '9')
        && number.chars().anyMatch(c -> c != '0');
  }

  /**
   * @param around the loops around the activity, with itself: in them a step has one value, outside
   *     of them a list
   */
  public static Items of(ProcessModel model, MultiInstance loop, Set<String> around) {
    String collection = loop.collection();
    if (collection == null) {
      String count = loop.cardinality() == null ? "" : loop.cardinality().strip();
      return new Items(Kind.OTHER, true, isPositive(count));
    }
    try {
      return Template.parse(collection.strip())
          .single()
          .map(expression -> of(model, expression, around))
          .orElse(SINGLE);
    } catch (ExpressionException refused) {
      return UNKNOWN; // reported by another rule
    }
  }

  private static Items of(ProcessModel model, Expression expression, Set<String> around) {
    if (expression instanceof Expression.Path path) {
      return ofPath(model, path.names(), around);
    } else if (expression instanceof Expression.Call call) {
      Kind kind =
          UNITS.contains(call.function())
              ? Kind.UNIT
              : call.function().equals("people.of") ? Kind.PERSON : Kind.OTHER;
      boolean list = kind == Kind.UNIT || OTHER_LISTS.contains(call.function());
      return list ? new Items(kind, true, false) : SINGLE;
    }
    return expression instanceof Expression.Literal
            || expression instanceof Expression.Unary
            || expression instanceof Expression.Binary
            || expression instanceof Expression.Member
        ? SINGLE
        : UNKNOWN;
  }

  private static Items ofPath(ProcessModel model, List<String> names, Set<String> around) {
    if (!names.get(0).equals("fields") || names.size() < 2) {
      return SINGLE;
    }
    String form = names.get(1);
    boolean repeated = isRepeated(model, form, around);
    if (names.size() == 2) {
      return repeated ? UNKNOWN : SINGLE;
    }
    Field field =
        fields(model, form).filter(one -> one.id().equals(names.get(2))).findFirst().orElse(null);
    if (field == null || names.size() > 3) {
      return names.get(2).equals(ProcessModel.OUTCOME) && !repeated ? SINGLE : UNKNOWN;
    }
    boolean filled = form.equals(ProcessModel.OPENED) && field.required();
    return new Items(kind(field), repeated || isList(field), filled);
  }

  private static Kind kind(Field field) {
    return switch (field.type()) {
      case "unit" -> Kind.UNIT;
      case "person" -> Kind.PERSON;
      default -> Kind.OTHER;
    };
  }

  private static boolean isList(Field field) {
    return ALWAYS_MORE.contains(field.type())
        || (ONE_OR_MORE.contains(field.type())
            && Stream.of(field.min(), field.max(), field.minFrom(), field.maxFrom())
                .anyMatch(limit -> limit != null));
  }

  private static Stream<Field> fields(ProcessModel model, String form) {
    ProcessModel.@Nullable Step step = model.steps().get(form);
    return form.equals(ProcessModel.OPENED)
        ? model.startForm().stream()
        : step != null
            ? step.fields().stream()
            : model.action(form).stream().flatMap(action -> action.fields().stream());
  }

  /** Whether a step is done for each of several, seen from without them. */
  private static boolean isRepeated(ProcessModel model, String step, Set<String> around) {
    ProcessModel.@Nullable Step found = model.steps().get(step);
    return found != null && !around.containsAll(found.loops());
  }
}
