package org.bihuan.process.values;

import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;

/** The types of {@code issues.count}, {@code issues.distinct} and {@code issues.values}. */
final class CountTypes {

  private static final Set<String> OWN = Set.of("unit", "supervisor");
  private static final Set<String> COUNTED = Set.of("entry", "unit", "person", "issue");

  private final Inference inference;
  private final FormTypes forms;
  private final Faults faults;

  CountTypes(Inference inference, FormTypes forms, Faults faults) {
    this.inference = inference;
    this.forms = forms;
    this.faults = faults;
  }

  /** {@code issues.count(type, field, value, from, to[, dateField])}. */
  ValueType count(List<Expression> given) {
    ProcessModel type = type(given.get(0));
    value(type, given.get(1), given.get(2));
    span(type, given, 3);
    return ValueType.of(Range.COUNT);
  }

  /** {@code issues.distinct(type, what, field, value, from, to[, dateField])}. */
  ValueType distinct(List<Expression> given) {
    ValueType unused = values(given);
    return ValueType.of(Range.COUNT);
  }

  /** {@code issues.values(type, what, field, value, from, to[, dateField])}. */
  ValueType values(List<Expression> given) {
    ProcessModel type = type(given.get(0));
    boolean own = OWN.contains(text(given.get(1)));
    Field what = type == null || own ? null : field(type, given.get(1), COUNTED);
    value(type, given.get(2), given.get(3));
    span(type, given, 4);
    return ValueType.listOf(
        what == null ? ValueType.of(own ? Kind.UNIT : Kind.ANY) : forms.type(what).single());
  }

  private @Nullable ProcessModel type(Expression key) {
    ProcessModel type = forms.known().types().get(text(key));
    if (type == null) {
      faults.add(Rule.UNKNOWN_TYPE, ExpressionText.of(key));
    }
    return type;
  }

  private void value(@Nullable ProcessModel type, Expression name, Expression value) {
    ValueType given = inference.of(value);
    if (type == null) {
      return;
    }
    Field field = OWN.contains(text(name)) ? null : field(type, name, COUNTED);
    ValueType wanted = field == null ? ValueType.of(Kind.UNIT) : forms.type(field).single();
    boolean known = field != null || OWN.contains(text(name));
    if (known && !wanted.takes(given) && !given.kind().isText()) {
      faults.add(Rule.VALUE_TYPE, ExpressionText.of(value), given.names(), wanted.names());
    }
  }

  /** From, to, and perhaps the date by which they go. */
  private void span(@Nullable ProcessModel type, List<Expression> given, int from) {
    ValueType unused = inference.check(given.get(from), Need.DAY);
    unused = inference.check(given.get(from + 1), Need.DAY);
    if (given.size() > from + 2 && type != null) {
      Field unusedDate = field(type, given.get(from + 2), Set.of("date"));
    }
  }

  /** A field of the opening form, of one of these types; null where there is none. */
  private @Nullable Field field(ProcessModel type, Expression name, Set<String> types) {
    Field found =
        type.startForm().stream()
            .filter(field -> field.id().equals(text(name)) && types.contains(field.type()))
            .findFirst()
            .orElse(null);
    if (found == null) {
      faults.add(Rule.UNKNOWN_FIELD, type.id() + "." + text(name));
    } else if (found.isRestricted()) {
      faults.add(Rule.RESTRICTED_VALUE, type.id() + "." + text(name));
    }
    return found;
  }

  private static String text(Expression literal) {
    return literal instanceof Expression.Literal word && word.value() instanceof String text
        ? text
        : "";
  }
}
