package org.bihuan.workflow.flowable;

import java.util.List;
import org.flowable.variable.api.types.VariableType;
import org.flowable.variable.api.types.VariableTypes;
import org.flowable.variable.service.impl.types.BigDecimalType;
import org.flowable.variable.service.impl.types.BooleanType;
import org.flowable.variable.service.impl.types.DefaultVariableTypes;
import org.flowable.variable.service.impl.types.InstantType;
import org.flowable.variable.service.impl.types.IntegerType;
import org.flowable.variable.service.impl.types.LocalDateType;
import org.flowable.variable.service.impl.types.LongStringType;
import org.flowable.variable.service.impl.types.LongType;
import org.flowable.variable.service.impl.types.NullType;
import org.flowable.variable.service.impl.types.StringType;

/**
 * The values the engine may store: counters and values of multi-instance steps. Serialized Java
 * objects are not among them, since reading one may run its code.
 */
final class PlainValues {

  /** The longest text; the engine's default. */
  private static final int LONGEST = 4000;

  private PlainValues() {}

  static VariableTypes types() {
    DefaultVariableTypes types = new DefaultVariableTypes();
    List<VariableType> plain =
        List.of(
            new NullType(),
            new StringType(LONGEST),
            new LongStringType(LONGEST + 1),
            new BooleanType(),
            new IntegerType(),
            new LongType(),
            new InstantType(),
            new LocalDateType(),
            new BigDecimalType());
    plain.forEach(types::addType);
    return types;
  }
}
