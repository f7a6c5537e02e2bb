package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates have no literal text, refer only to existing messages, and contain no inline scripts.
 */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path SCRIPTS = Path.of("src/main/resources/static/workbench");

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** A tag with its attributes, whose values may contain a {@code >}. */
  private static final Pattern TAG =
      Pattern.compile("<[a-zA-Z/!](?:\"[^\"]*\"|'[^']*'|[^\"'>])*>", Pattern.DOTALL);

  private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);

  /**
   * {@code #{key}} and {@code #{key(…)}}; a concatenated key ends before the first other character.
   */
  private static final Pattern TEXT = Pattern.compile("#\\{\\s*([a-zA-Z][\\w.-]*)");

  private static final Pattern QUOTED_KEY = Pattern.compile("'([a-z]+\\.[a-zA-Z][a-zA-Z.-]*)'");

  private static final Pattern ATTRIBUTE_WITH_TEXT =
      Pattern.compile("\\s(?:placeholder|title|aria-label|alt|label)=\"[^\"]*\\p{L}[^\"]*\"");

  /** What the Content-Security-Policy forbids, and what would depend on that. */
  private static final List<Pattern> FORBIDDEN =
      Stream.of(
              "<style\\b",
              "<script\\b(?![^>]*\\bth:src=)",
              "\\s(?:th:)?style(?:append)?=",
              "\\s(?:th:)?on[a-z]+=",
              "\\shx-on\\b",
              "\\bjs:",
              "javascript:",
              "th:utext",
              "\\shx-vals=['\"]js")
          .map(Pattern::compile)
          .toList();

  /** The name of a language in that language. */
  private static final Set<String> OWN_WORDS = Set.of("中文", "English");

  static Stream<Path> templates() throws IOException {
    return files(TEMPLATES, ".html");
  }

  static Stream<Path> scripts() throws IOException {
    return files(SCRIPTS, ".js");
  }

  @Test
  void thereAreTemplates() throws IOException {
    assertThat(templates()).hasSizeGreaterThan(2);
    assertThat(scripts()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTextOfATemplateIsThere(Path template) {
    Set<String> keys = keys();
    Set<String> beginnings = new TreeSet<>();
    keys.forEach(key -> beginnings.add(key.substring(0, key.indexOf('.') + 1)));

    Stream<String> quoted =
        found(QUOTED_KEY, read(template))
            .filter(key -> beginnings.contains(key.substring(0, key.indexOf('.') + 1)));

    assertThat(Stream.concat(found(TEXT, read(template)), quoted))
        .allMatch(key -> isTextOrBeginsOne(key, keys), "is a text, or begins one put together");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noTemplateHoldsText(Path template) {
    String markup = COMMENT.matcher(read(template)).replaceAll("");
    List<String> texts =
        Stream.of(TAG.split(markup))
            .map(text -> INLINED.matcher(text).replaceAll("").strip())
            .filter(text -> text.codePoints().anyMatch(Character::isLetter))
            .filter(Predicate.not(OWN_WORDS::contains))
            .toList();

    assertThat(texts).isEmpty();
    assertThat(ATTRIBUTE_WITH_TEXT.matcher(markup).results().map(MatchResult::group)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noTemplateHoldsAScriptOrAStyle(Path template) {
    String markup = COMMENT.matcher(read(template)).replaceAll("");

    for (Pattern forbidden : FORBIDDEN) {
      assertThat(forbidden.matcher(markup).results().map(MatchResult::group))
          .as(forbidden.pattern())
          .isEmpty();
    }
  }

  /** Texts that scripts show come from the page, in the reader's language. */
  @ParameterizedTest
  @MethodSource("scripts")
  void noScriptHoldsChinese(Path script) {
    assertThat(read(script)).doesNotContainPattern("\\p{IsHan}");
  }

  private static boolean isTextOrBeginsOne(String key, Set<String> keys) {
    return (key.endsWith(".") || key.endsWith("__"))
        ? keys.stream().anyMatch(known -> known.startsWith(key.replace("__", "")))
        : keys.contains(key);
  }

  private static Set<String> keys() {
    Set<String> both = new TreeSet<>();
    Bundle.all()
        .forEach(
            bundle -> {
              Set<String> inBoth = new TreeSet<>(bundle.chinese().stringPropertyNames());
              inBoth.retainAll(bundle.english().stringPropertyNames());
              both.addAll(inBoth);
            });
    return both;
  }

  private static Stream<String> found(Pattern shape, String text) {
    return shape.matcher(text).results().map(match -> match.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    }
  }
}
