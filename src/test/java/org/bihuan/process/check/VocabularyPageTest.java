package org.bihuan.process.check;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bihuan.process.check.vocabulary.ProcessVocabulary;
import org.bihuan.process.check.vocabulary.ProcessVocabulary.Act;
import org.bihuan.process.check.vocabulary.ProcessVocabulary.Attribute;
import org.bihuan.process.check.vocabulary.ProcessVocabulary.Broken;
import org.bihuan.process.check.vocabulary.ProcessVocabulary.Element;
import org.bihuan.process.check.vocabulary.ProcessVocabulary.Function;
import org.junit.jupiter.api.Test;

/**
 * The reference of process files is written from what the check knows, its examples are those that
 * {@link RuleExamplesTest} holds.
 */
class VocabularyPageTest {

  private static final Path PAGE = Path.of("docs/process-vocabulary.md");
  private static final Path WRITTEN = Path.of("target/process-vocabulary.md");
  private static final String HEAD =
      """
      # What a process file may say

      Written from what the check knows by `mvn test -Dtest=VocabularyPageTest`, which fails when this page is out of
      date. `GET /api/processes/vocabulary` answers with the same as JSON. How to use it all: the
      [authors' guide](process-authors-guide.md).

      """;

  @Test
  void thePageIsUpToDate() throws IOException {
    String page = page(ProcessVocabulary.in(Locale.ENGLISH));
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, page);

    assertThat(Files.readString(PAGE))
        .as("out of date; write it anew: cp %s %s", WRITTEN, PAGE)
        .isEqualTo(page);
  }

  private static String page(ProcessVocabulary vocabulary) {
    return HEAD
        + "## Elements\n\nAttributes that may have `${…}` are marked with \\*. Every element of BPMN may also have"
        + " its standard attributes, `bihuan:en` and `documentation`.\n\n"
        + "| element | may hold | in its `extensionElements` | attributes of its own |\n|---|---|---|---|\n"
        + lines(vocabulary.elements().stream().map(VocabularyPageTest::element).toList())
        + "\n## Types of fields\n\nOf fields in forms, and of columns of tables.\n\n"
        + "| type | value | `bihuan:min`, `bihuan:max` limit | more |\n|---|---|---|---|\n"
        + explained("types of fields", vocabulary.fieldTypes(), type -> "`" + type + "`")
        + "\n## Acts of the system\n\nOf service tasks. How each is used is in the guide:"
        + " [Acts by the system](process-authors-guide.md#acts-by-the-system).\n\n"
        + "| `flowable:delegateExpression` | does | needs | may have |\n|---|---|---|---|\n"
        + acts(vocabulary.acts())
        + "\n## Values\n\nOf expressions; their types and what is surely there:"
        + " [Expressions](process-authors-guide.md#expressions).\n\n| value | is |\n|---|---|\n"
        + explained("values", vocabulary.values(), value -> "`" + value + "`")
        + "\nOf `issue` and `parent`:\n\n| value | is |\n|---|---|\n"
        + explained("values of an issue", vocabulary.issueValues(), value -> "`" + value + "`")
        + "\n## Functions\n\n| function | gives |\n|---|---|\n"
        + functions(vocabulary.functions())
        + "\n## The rules\n\nWhat the check says, what to write instead, and an example that it refuses, with what it"
        + " accepts in its place.\n\n"
        + rules(vocabulary.rules());
  }

  private static String element(Element element) {
    return "| `%s`%s | %s | %s | %s |"
        .formatted(
            element.name(),
            element.expression() ? " \\*" : "",
            words(element.children()),
            words(element.extensions()),
            element.attributes().stream().map(VocabularyPageTest::attribute).collect(joining(" ")));
  }

  private static String attribute(Attribute attribute) {
    return "`" + attribute.name() + "`" + (attribute.expression() ? "\\*" : "");
  }

  private static String acts(List<Act> acts) {
    Map<String, String> needs =
        acts.stream()
            .collect(
                toMap(
                    Act::name,
                    act ->
                        " | %s | %s%s"
                            .formatted(
                                words(act.required()),
                                words(act.optional()),
                                act.fields() ? " `fields.<id>`" : "")));
    Map<String, String> does =
        WordMeanings.of("acts of the system", acts.stream().map(Act::name).toList());
    return lines(
        acts.stream()
            .map(
                act ->
                    "| `${%s}` | %s%s |"
                        .formatted(act.name(), does.get(act.name()), needs.get(act.name())))
            .toList());
  }

  private static String functions(List<Function> functions) {
    Map<String, String> gives =
        WordMeanings.of("functions", functions.stream().map(Function::name).toList());
    return lines(
        functions.stream()
            .map(function -> "| %s |".formatted(gives.get(function.name())))
            .toList());
  }

  /** A line for each word, with what it means. */
  private static String explained(String section, List<String> words, UnaryOperator<String> shown) {
    Map<String, String> meanings = WordMeanings.of(section, words);
    return lines(
        words.stream()
            .map(word -> "| %s | %s |".formatted(shown.apply(word), meanings.get(word)))
            .toList());
  }

  private static String rules(List<Broken> rules) {
    Map<String, RuleExample> examples =
        RuleExample.all().stream().collect(toMap(RuleExample::rule, example -> example));
    return rules.stream()
        .map(
            rule ->
                "### `%s`%s\n\n%s %s\n%s\n"
                    .formatted(
                        rule.rule(),
                        rule.severity().equals("warning") ? " (warning)" : "",
                        plain(rule.message()),
                        plain(rule.instead()),
                        example(Objects.requireNonNull(examples.get(rule.rule()), rule.rule()))))
        .collect(joining());
  }

  private static String example(RuleExample example) {
    String language =
        example.place().startsWith("register")
            ? "json"
            : example.place().equals("template") ? "text" : "xml";
    return "\nRefused:\n\n"
        + (example.refused().isBlank() ? "nothing there.\n" : block(language, example.refused()))
        + "\nAccepted:\n\n"
        + block(language, example.accepted());
  }

  private static String block(String language, String snippet) {
    return "```" + language + "\n" + RuleExample.shown(snippet) + "\n```\n";
  }

  private static String plain(String text) {
    return text.replace("<", "&lt;");
  }

  private static String words(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(joining(" "));
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
