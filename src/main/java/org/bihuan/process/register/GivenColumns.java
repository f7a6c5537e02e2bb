package org.bihuan.process.register;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;

/** The columns of the rows that an expression gives. */
public final class GivenColumns {

  /** The function that gives the entries of a register. */
  private static final String ENTRIES = "registers.entries";

  private GivenColumns() {}

  /**
   * Empty where the expression gives no rows, or they are not known.
   *
   * @param registers finds a register by its key
   */
  public static Optional<List<Field>> of(
      ProcessModel model, Expression rows, Function<String, Optional<Register>> registers) {
    Expression source = rows;
    while (source instanceof Expression.Filter filter) {
      source = filter.of();
    }
    if (source instanceof Expression.Call call
        && call.function().equals(ENTRIES)
        && call.arguments().size() == 1
        && call.arguments().get(0) instanceof Expression.Literal key) {
      return registers.apply(String.valueOf(key.value())).map(Register::columns);
    }
    return model.columns(source);
  }
}
