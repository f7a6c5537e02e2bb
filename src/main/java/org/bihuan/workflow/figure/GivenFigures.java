package org.bihuan.workflow.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.issue.figures.KeptFigures;
import org.bihuan.issue.figures.KeptFigures.Given;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Expressions.Values;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Figure;
import org.bihuan.process.language.ProcessModel.FigureKind;
import org.bihuan.process.values.FigureKey;
import org.jspecify.annotations.Nullable;

/**
 * What one issue gives to the figures of its type. A figure that cannot be worked out, as by
 * division by zero, is left out: no act fails for it.
 */
final class GivenFigures {

  /** As the table has room for. */
  private static final int PLACES = 20;

  private static final int WHOLE_DIGITS = 38;

  private final ProcessModel model;
  private final Values values;

  GivenFigures(ProcessModel model, Values values) {
    this.model = model;
    this.values = values;
  }

  List<Given> all() {
    return model.figures().stream().flatMap(figure -> known(figure).stream()).toList();
  }

  private List<Given> known(Figure figure) {
    try {
      return of(figure);
    } catch (IllegalArgumentException cannotBeWorkedOut) {
      return List.of();
    }
  }

  private List<Given> of(Figure figure) {
    FigureKey key = FigureKey.of(model, figure).orElse(null);
    if (key == null) {
      return given(figure, "", values).stream().toList();
    } else if (key.table() == null) {
      Object value =
          Expressions.evaluate(
              new Expression.Path(List.of("fields", key.form(), key.field().id())), values);
      return given(figure, text(value), values).stream().toList();
    }
    List<Given> all = new ArrayList<>();
    Map<String, Values> parts = new TableParts(key, values).byKey(this::text);
    parts.forEach((value, part) -> given(figure, value, part).ifPresent(all::add));
    return all;
  }

  private String text(@Nullable Object value) {
    Object code = Evaluator.code(value); // an entry is the same one in whichever version
    String text = code == null ? "" : values.text(code).strip();
    if (text.length() <= KeptFigures.LONGEST_KEY) {
      return text;
    }
    int end = KeptFigures.LONGEST_KEY - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static Optional<Given> given(Figure figure, String key, Values values) {
    Object value = Expressions.evaluate(figure.value(), values);
    BigDecimal part;
    BigDecimal whole;
    if (figure.kind() == FigureKind.SHARE) {
      part = counted(value);
      whole = counted(Expressions.evaluate(Objects.requireNonNull(figure.whole()), values));
    } else {
      List<BigDecimal> numbers =
          Evaluator.list(value).stream()
              .filter(one -> !Evaluator.isEmpty(one))
              .map(Evaluator::number)
              .toList();
      part = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      whole = BigDecimal.valueOf(numbers.size());
    }
    part = part.setScale(PLACES, RoundingMode.HALF_UP);
    boolean counts = whole.signum() != 0 && isStorable(part) && isStorable(whole);
    return counts ? Optional.of(new Given(figure.id(), key, part, whole)) : Optional.empty();
  }

  /** What holds counts once; what does not, or is empty, does not count. */
  private static BigDecimal counted(@Nullable Object value) {
    if (Evaluator.isEmpty(value)) {
      return BigDecimal.ZERO;
    }
    return value instanceof Boolean holds
        ? holds ? BigDecimal.ONE : BigDecimal.ZERO
        : Evaluator.number(value).setScale(PLACES, RoundingMode.HALF_UP);
  }

  private static boolean isStorable(BigDecimal number) {
    return number.precision() - (long) number.scale() <= WHOLE_DIGITS;
  }
}
