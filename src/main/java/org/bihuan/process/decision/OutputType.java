package org.bihuan.process.decision;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.bihuan.process.language.Evaluator;
import org.jspecify.annotations.Nullable;

/** The type of an output of a decision table. */
public enum OutputType {
  /** Any value as text. */
  STRING {
    @Override
    public Object of(Object value, ZoneId zone) {
      return value.toString();
    }
  },

  /** A {@link Long} where it is whole and not too large for one, else a {@link Double}. */
  NUMBER {
    @Override
    public Object of(Object value, ZoneId zone) {
      if (value.equals("")) {
        throw new IllegalArgumentException("no number");
      }
      BigDecimal number = Evaluator.number(value);
      if (number.signum() == 0) {
        return 0L;
      }
      BigDecimal shortest = number.stripTrailingZeros();
      if (shortest.scale() <= 0 && (long) shortest.precision() - shortest.scale() <= LONG_DIGITS) {
        return shortest.longValueExact();
      }
      double rounded = number.doubleValue();
      if (Double.isInfinite(rounded)) {
        throw new IllegalArgumentException("too large a number");
      }
      return rounded;
    }
  },

  BOOLEAN {
    @Override
    public Object of(Object value, ZoneId zone) {
      return value instanceof Boolean ? value : Boolean.valueOf(value.toString());
    }
  },

  /** A day, {@code 2026-03-01}, as in the fields of forms. */
  DATE {
    @Override
    public Object of(Object value, ZoneId zone) {
      if (value instanceof Instant instant) {
        return LocalDate.ofInstant(instant, zone).toString();
      }
      try {
        return LocalDate.parse(value.toString()).toString();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no date: " + value, e);
      }
    }
  };

  /** Every number with up to that many digits fits into a long. */
  private static final int LONG_DIGITS = 18;

  /** The type with that name in a file; null where there is none. */
  public static @Nullable OutputType named(String typeRef) {
    for (OutputType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(typeRef)) {
        return type;
      }
    }
    return null;
  }

  /**
   * Converts a value to this type.
   *
   * @param zone the zone in which instants become days
   * @throws IllegalArgumentException where it cannot be converted
   */
  public abstract Object of(Object value, ZoneId zone);
}
