package org.bihuan.process.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers a value surely lies.
 *
 * @param least null: nobody knows
 * @param most null: nobody knows
 * @param whole whether it is a whole number
 */
public record Range(@Nullable BigDecimal least, @Nullable BigDecimal most, boolean whole) {

  public static final Range ANY = new Range(null, null, false);

  /** Of what is counted. */
  public static final Range COUNT = new Range(BigDecimal.ZERO, null, true);

  public static Range of(BigDecimal number) {
    return new Range(number, number, number.stripTrailingZeros().scale() <= 0);
  }

  public static Range of(long least, long most) {
    return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true);
  }

  /** Whether all of these numbers are between two; null: no limit. */
  public boolean isWithin(@Nullable BigDecimal lowest, @Nullable BigDecimal highest) {
    return (lowest == null || (least != null && least.compareTo(lowest) >= 0))
        && (highest == null || (most != null && most.compareTo(highest) <= 0));
  }

  Range or(Range other) {
    return new Range(
        least == null || other.least == null ? null : least.min(other.least),
        most == null || other.most == null ? null : most.max(other.most),
        whole && other.whole);
  }

  Range negated() {
    return new Range(
        most == null ? null : most.negate(), least == null ? null : least.negate(), whole);
  }

  Range plus(Range other) {
    return new Range(
        least == null || other.least == null ? null : least.add(other.least),
        most == null || other.most == null ? null : most.add(other.most),
        whole && other.whole);
  }

  Range times(Range other) {
    boolean bothWhole = whole && other.whole;
    if (least == null || most == null || other.least == null || other.most == null) {
      boolean positive = isWithin(BigDecimal.ZERO, null) && other.isWithin(BigDecimal.ZERO, null);
      return new Range(positive ? BigDecimal.ZERO : null, null, bothWhole);
    }
    BigDecimal low = least;
    BigDecimal high = most;
    Stream<BigDecimal> corners =
        Stream.of(other.least, other.most)
            .flatMap(it -> Stream.of(low.multiply(it), high.multiply(it)));
    return corners.map(Range::of).reduce(Range::or).orElse(ANY).whole(bothWhole);
  }

  private Range whole(boolean isWhole) {
    return new Range(least, most, isWhole);
  }

  /** Divided by one number that is not zero; otherwise nobody knows. */
  Range dividedBy(Range other) {
    if (other.least == null
        || other.most == null
        || other.least.signum() == 0
        || other.least.compareTo(other.most) != 0) {
      return ANY;
    }
    BigDecimal part = BigDecimal.ONE.divide(other.least, MathContext.DECIMAL128);
    Range divided = times(of(part));
    return new Range(divided.least, divided.most, false);
  }

  /** As a finding shows it: {@code 0 … 1000}. */
  String told() {
    return text(least) + " … " + text(most);
  }

  private static String text(@Nullable BigDecimal limit) {
    return limit == null ? "" : limit.toPlainString();
  }
}
