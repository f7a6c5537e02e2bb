package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.Template;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and expressions designed to exhaust time, memory or the stack get findings soon. */
@Tag("slow")
class HeavyFilesTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private static String each(int times, IntFunction<String> element) {
    return IntStream.range(0, times).mapToObj(element).collect(Collectors.joining());
  }

  static Stream<String> largeExpressions() {
    return Stream.of(
        "now == now" + " or now == now".repeat(60_000),
        "1" + " + 1".repeat(60_000),
        "(".repeat(60_000) + "now" + ")".repeat(60_000),
        "!".repeat(60_000) + "true",
        "empty ".repeat(30_000) + "now",
        "-".repeat(60_000) + "1",
        "units.parent(".repeat(10_000) + "now" + ")".repeat(10_000),
        "issue" + ".unit".repeat(60_000),
        "now == '" + "x".repeat(60_000) + "'",
        " ".repeat(60_000) + "now");
  }

  @ParameterizedTest
  @MethodSource("largeExpressions")
  void refusesALargeExpressionAndSaysSo(String expression) {
    assertThatThrownBy(() -> Expressions.parse(expression))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("expression-size");
    assertThatThrownBy(() -> Template.parse("${" + expression + "}"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("expression-size");
  }

  @Test
  void readsAndEvaluatesTheLargestExpressionOnASmallStack() throws InterruptedException {
    String chain = "1" + "+1".repeat(498);
    Object[] value = new Object[2];
    Thread small =
        new Thread(
            null,
            () -> {
              Expression parsed = Expressions.parse(chain);
              value[0] = Expressions.evaluate(parsed, name -> null);
              value[1] = parsed.tree().count();
            },
            "small",
            256 * 1024);
    small.start();
    small.join();

    assertThat(value).containsExactly(new BigDecimal(499), 997L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n + 1", "n * n", "n / 3", "n % 7", "1 - n", "n < 1"})
  void reckonsWithNoNumberThatTakesAllMemory(String expression) {
    for (Object n : List.of(new BigDecimal("1E+999999999"), "1E-999999999", "9".repeat(5_000))) {
      assertThatThrownBy(() -> Expressions.evaluate(Expressions.parse(expression), name -> n))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  static Stream<Arguments> heavyFiles() {
    return Stream.of(
        heavy("too-complex", "parallel branches", branches(40)),
        heavy("", "a chain of steps", chain(4_000)),
        heavy("", "a chain of gateways", gateways(8_000)),
        heavy("", "outcomes and conditions", outcomes(1_500)),
        heavy("", "actions", actions(1_000)),
        heavy(
            "too-many-findings", "unknown elements", each(30_000, n -> "<evil a='" + n + "'/>\n")),
        heavy(
            "unsupported-attribute",
            "attributes",
            "<association " + each(9_000, n -> "a" + n + "='1' ") + "/>"),
        heavy("unsupported-attribute", "colliding names", "<association " + colliding() + "/>"),
        heavy("duplicate-element", "texts", "<documentation>x</documentation>".repeat(20_000)),
        heavy("dangling-flow", "flows", each(12_000, n -> "<sequenceFlow id='f" + n + "'/>")),
        heavy(
            "expression-size",
            "values",
            "<sequenceFlow id='f'><conditionExpression>"
                + "${now}".repeat(150_000)
                + "</conditionExpression></sequenceFlow>"),
        heavy("", "depth", "<extensionElements>".repeat(60) + "</extensionElements>".repeat(60)));
  }

  private static Arguments heavy(String rule, String name, String elements) {
    return Arguments.of(rule, name, elements);
  }

  private static String branches(int count) {
    Drawing drawing = new Drawing().parallel("fork").parallel("join").end("done");
    for (int i = 0; i < count; i++) {
      drawing.step("s" + i, "a", "b", "c").flow("fork", "s" + i).flow("s" + i, "join");
    }
    return inner(drawing.flow("start", "fork").flow("join", "done"));
  }

  private static String chain(int count) {
    Drawing drawing = new Drawing().end("done").flow("start", "s0");
    for (int i = 0; i < count; i++) {
      drawing.add("<userTask id='s" + i + "' flowable:candidateGroups='QH/leader'/>");
      drawing.flow("s" + i, i == count - 1 ? "done" : "s" + (i + 1));
    }
    return inner(drawing);
  }

  private static String gateways(int count) {
    Drawing drawing = new Drawing().end("done").flow("start", "s0");
    for (int i = 0; i < count; i++) {
      drawing.exclusive("s" + i).flow("s" + i, i == count - 1 ? "done" : "s" + (i + 1));
    }
    return inner(drawing);
  }

  private static String outcomes(int count) {
    String[] names = IntStream.range(0, count).mapToObj(n -> "o" + n).toArray(String[]::new);
    Drawing drawing = new Drawing().step("work", names).exclusive("decide").end("done");
    drawing.flow("start", "work").flow("work", "decide");
    for (String name : names) {
      drawing.flow("decide", "work", "outcome == '" + name + "' and issue.round < 9");
    }
    return inner(drawing.flow("decide", "done", "true"));
  }

  private static String actions(int count) {
    Drawing drawing = new Drawing().step("work").end("done");
    for (int i = 0; i < count; i++) {
      drawing.action("act" + i, i % 2 == 0);
    }
    return inner(drawing.flow("start", "work").flow("work", "done"));
  }

  /** Names of one hash code, as {@code Aa} and {@code BB} have. */
  private static String colliding() {
    return IntStream.range(0, 1 << 13)
        .mapToObj(
            n ->
                IntStream.range(0, 13)
                        .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining())
                    + "=''")
        .collect(Collectors.joining(" "));
  }

  private static String inner(Drawing drawing) {
    String file = new String(drawing.xml(), StandardCharsets.UTF_8);
    String start = "<startEvent id=\"start\"/>";
    return file.substring(file.indexOf(start) + start.length(), file.indexOf("</process>"));
  }

  /** Where no rule is given any result is accepted, if it comes in time. */
  @ParameterizedTest(name = "{1}")
  @MethodSource("heavyFiles")
  void answersSoon(String rule, String name, String elements) {
    byte[] file = new Drawing().add(elements).xml();
    Report report =
        assertTimeoutPreemptively(
            GENEROUS,
            () -> ProcessCheck.check(file, Set.of("policy"), Set.of("supervision-notice")));

    assertThat(report.findings()).hasSizeLessThanOrEqualTo(Findings.MOST + 1);
    if (!rule.isEmpty()) {
      assertThat(report.accepted()).as(name).isFalse();
      assertThat(report.findings()).extracting(Finding::rule).contains(rule);
    }
    for (Finding finding : report.findings()) {
      assertThat(finding.message(java.util.Locale.ENGLISH)).hasSizeLessThan(5_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{1000}){1000}",
        "((((a{100}){100}){100}){100}){100}",
        "(?:(?:x{50}){50}){50}",
        "a{5000}",
        "(a)\\1",
        "(?=a)b",
        "(?<!a)b",
        "a++",
      })
  void refusesAPatternThatRe2CannotMatchInLinearTime(String pattern) {
    assertThat(FormReader.pattern(pattern)).isNull();
    assertThat(new Drawing().add(step(pattern)).found()).contains("field-pattern asks");
  }

  private static String step(String pattern) {
    return "<userTask id='asks' name='问' bihuan:en='Ask' flowable:candidateGroups='QH/leader'>"
        + "<extensionElements><flowable:formProperty id='note' name='注' bihuan:en='Note'"
        + " type='string' bihuan:pattern='"
        + pattern.replace("<", "&lt;")
        + "'/></extensionElements></userTask>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|aa)+b", "(.*)*b", "([a-z]+)*\\d{6}", "(\\w{1,50}){1,50}!"})
  void matchesInTimeInProportionToTheText(String pattern) {
    var compiled = Objects.requireNonNull(FormReader.pattern(pattern));

    assertTimeoutPreemptively(
        GENEROUS, () -> assertThat(compiled.matcher("a".repeat(20_000)).matches()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\d{6}", "[A-Z]{2}-\\d{1,4}", "青交督〔\\d{4}〕\\d+号", "\\p{IsHan}{2,20}"})
  void takesOrdinaryPatterns(String pattern) {
    assertThat(FormReader.pattern(pattern.replace("IsHan", "Han"))).isNotNull();
  }
}
