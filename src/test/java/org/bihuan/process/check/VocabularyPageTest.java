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
        + "\n## Types of fields\n\n"
        + words(vocabulary.fieldTypes())
        + "\n\n## Acts of the system\n\n| `flowable:delegateExpression` | needs | may have |\n|---|---|---|\n"
        + lines(vocabulary.acts().stream().map(VocabularyPageTest::act).toList())
        + "\n## Values\n\n"
        + words(vocabulary.values())
        + "; of `issue` and `parent` "
        + words(vocabulary.issueValues())
        + "\n\n## Functions\n\n| function | arguments |\n|---|---|\n"
        + lines(vocabulary.functions().stream().map(VocabularyPageTest::function).toList())
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

  private static String act(Act act) {
    return "| `${%s}` | %s | %s%s |"
        .formatted(
            act.name(),
            words(act.required()),
            words(act.optional()),
            act.fields() ? " `fields.<id>`" : "");
  }

  private static String function(Function function) {
    return "| `%s` | %s |"
        .formatted(
            function.name(),
            function.least() == function.most()
                ? function.least()
                : function.least() + " or " + function.most());
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
        + (example.refused().isBlank()
            ? "nothing there.\n"
            : block(language, example.refused()))
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
