package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The check accepts the examples of the authors' guide; what they leave out is drawn around them.
 */
class GuideExamplesTest {

  private static final Path GUIDE = Path.of("docs/process-authors-guide.md");
  private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REFUSED =
      Pattern.compile("<!-- (refused|wrong)\\b.*?(?=<!-- (?:accepted|right)|\\z)", Pattern.DOTALL);
  private static final Pattern DECLARED =
      Pattern.compile("<(message|error) [^>]*/>\\s*", Pattern.DOTALL);

  private static final String HEAD =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
          targetNamespace="http://bihuan.org/processes">
      """;

  /** What a part of a file cannot show: what it refers to stands in another part. */
  private static final Set<String> OF_THE_REST =
      Set.of(
          "dangling-flow",
          "start-event",
          "no-outgoing",
          "unreachable",
          "unknown-field",
          "unknown-type",
          "unknown-decision",
          "unknown-register",
          "unknown-template",
          "unknown-output",
          "undecided",
          "maybe-empty",
          "flow-without-condition",
          "inclusive-gateway",
          "separate-from",
          "error-end",
          "error-boundary",
          "action-message",
          "rows-given",
          "figure-by",
          "outcome-ignored",
          "unknown-outcome",
          "unhandled-outcome",
          "no-diagram");

  private static Stream<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(GUIDE))
        .results()
        .map(example -> REFUSED.matcher(example.group(1)).replaceAll(""))
        .filter(example -> example.contains("<"));
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void areAccepted(String example) {
    boolean whole = example.contains("<definitions");
    String file = whole ? example : around(example);

    List<String> found =
        findings(file).stream()
            .filter(Finding::isError)
            .filter(finding -> whole || !OF_THE_REST.contains(finding.rule()))
            .map(finding -> finding.element() + ": " + finding.message(Locale.ENGLISH))
            .toList();
    assertThat(found).as(file).isEmpty();
  }

  private static List<Finding> findings(String file) {
    if (file.contains("/DMN/")) {
      return DmnCheck.check(file.getBytes(UTF_8)).findings();
    }
    return ProcessCheck.check(
            file.getBytes(UTF_8), Set.of("deadline-policy"), Set.of("rectification", "look-back"))
        .findings();
  }

  @Test
  void registersAreAccepted() throws IOException {
    List<String> registers =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE))
            .results()
            .map(example -> example.group(1))
            .toList();

    assertThat(registers).isNotEmpty();
    assertThat(registers)
        .allSatisfy(
            register ->
                assertThat(RegisterCheck.check(register.getBytes(UTF_8), Map.of()).findings())
                    .isEmpty());
  }

  /** Each link leads to a heading that is there, in the guide and on the vocabulary page. */
  @Test
  void linksLeadSomewhere() throws IOException {
    for (Path page : List.of(GUIDE, Path.of("docs/process-vocabulary.md"))) {
      Pattern.compile("\\((process-[a-z-]+\\.md)?#([^)]+)\\)")
          .matcher(Files.readString(page))
          .results()
          .forEach(
              link -> {
                Path to = link.group(1) == null ? page : Path.of("docs", link.group(1));
                assertThat(headings(to)).as("%s of %s", link.group(), page).contains(link.group(2));
              });
    }
  }

  private static List<String> headings(Path page) {
    try (Stream<String> lines = Files.lines(page)) {
      return lines
          .filter(line -> line.startsWith("#"))
          .map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
          .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with the example in it. */
  private static String around(String example) {
    String part = example.replaceAll("(?m)^\\s*…\\s*$", "");
    Matcher declared = DECLARED.matcher(part);
    String declarations =
        declared.results().map(found -> found.group()).collect(Collectors.joining());
    String rest = DECLARED.matcher(part).replaceAll("").replaceAll("(?s)<!--.*?-->", "").strip();
    if (rest.contains("<process ")) {
      String closed = rest.contains("</process>") ? rest : rest + "</process>";
      return HEAD + declarations + closed + "</definitions>";
    }
    return HEAD
        + declarations
        + "<process id='example' name='例' bihuan:en='Example' isExecutable='true'>"
        + placed(rest)
        + "</process></definitions>";
  }

  private static String placed(String part) {
    if (part.startsWith("<flowable:formProperty")) {
      return step("<extensionElements>" + part + "</extensionElements>");
    } else if (part.startsWith("<extensionElements")) {
      return step(part);
    } else if (part.startsWith("<time")) {
      return Stream.of(part.split("\n"))
          .map(
              time ->
                  "<intermediateCatchEvent id='t%d' name='等' bihuan:en='Wait'><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>"
                      .formatted(Integer.toUnsignedLong(time.hashCode()), time))
          .collect(Collectors.joining());
    } else if (part.startsWith("<flowable:field")) {
      return "<serviceTask id='set' name='定' bihuan:en='Set' flowable:delegateExpression='${changeDueDate}'><extensionElements>"
          + part
          + "</extensionElements></serviceTask>";
    }
    return part.startsWith("<startEvent") ? part : "<startEvent id='opened'/>" + part;
  }

  private static String step(String inside) {
    return "<startEvent id='opened'/><userTask id='measure' name='量' bihuan:en='Measure' flowable:candidateGroups='${issue.unit}/rectifier'>"
        + inside
        + "</userTask>";
  }
}
