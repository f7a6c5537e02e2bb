package org.bihuan.issue.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {

  private static final int DEEPEST = 3;

  @ParameterizedTest
  @CsvSource({
    "100, 100",
    "1E+3, 1000",
    "1e2, 100",
    "100.00, 100",
    "-0, 0",
    "-0.0, 0",
    "0e999999999, 0",
    "1.50, 1.5",
    "0.0000001, 0.0000001",
    "1E-20, 0.00000000000000000001",
    "9223372036854775808, 9223372036854775808",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1e-500, 0",
  })
  void writesEachNumberInOneWay(String number, String written) {
    assertThat(Canonical.text(Canonical.of(Map.of("n", new BigDecimal(number)))))
        .isEqualTo("{\"n\":" + written + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e30", "1e-21", "1e-400", "1e400", "1E+2147483647", "1E-2147483647"})
  void boundsWhatAFormMayHold(String number) {
    assertThat(Canonical.holds(new BigDecimal(number))).isFalse();
  }

  @Example
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Canonical.of(Map.of("n", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Canonical.of(Map.of("n", new BigDecimal("1e401"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 1500)
  void isReadAsItWasWritten(@ForAll("values") Object value) {
    JsonNode canonical = Canonical.sorted(Canonical.of(value));
    String text = Canonical.text(canonical);

    assertThat(Canonical.text(Canonical.read(text))).isEqualTo(text);
    assertThat(Canonical.text(Canonical.sorted(Canonical.of(Canonical.read(text)))))
        .isEqualTo(text);
  }

  @Property(tries = 3000)
  void isTheSameHoweverANumberIsGiven(@ForAll("numbers") BigDecimal number) {
    String text = Canonical.text(Canonical.of(List.of(number)));

    assertThat(Canonical.text(Canonical.of(List.of(number.stripTrailingZeros())))).isEqualTo(text);
    assertThat(Canonical.text(Canonical.of(List.of(number.setScale(number.scale() + 2)))))
        .isEqualTo(text);
    assertThat(text).doesNotContain("E").doesNotContain("-0]");
    if (Canonical.holds(number)) {
      assertThat(new BigDecimal(text.substring(1, text.length() - 1))).isEqualByComparingTo(number);
    }
  }

  /** What clients and databases do to JSON on its way: another library's writing of it. */
  @Property(tries = 1000)
  void doesNotDependOnHowJsonWasWritten(@ForAll("values") Object value) throws Exception {
    JsonNode canonical = Canonical.sorted(Canonical.of(value));
    String other =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(canonical);

    assertThat(Canonical.text(Canonical.sorted(Canonical.of(Canonical.read(other)))))
        .isEqualTo(Canonical.text(canonical));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
        .flatMap(
            digits ->
                Arbitraries.integers()
                    .between(-60, 60)
                    .map(scale -> new BigDecimal(digits, scale)));
  }

  @Provide
  Arbitrary<Object> values() {
    return value(DEEPEST);
  }

  private Arbitrary<Object> value(int deep) {
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20).map(Object.class::cast),
            numbers().map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast));
    return deep == 0
        ? simple
        : Arbitraries.oneOf(
            simple,
            Arbitraries.lazy(() -> value(deep - 1)).list().ofMaxSize(4).map(Object.class::cast),
            Arbitraries.maps(
                    Arbitraries.strings().ofMaxLength(5), Arbitraries.lazy(() -> value(deep - 1)))
                .ofMaxSize(4)
                .map(LinkedHashMap::new));
  }
}
