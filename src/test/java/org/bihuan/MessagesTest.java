package org.bihuan;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.bihuan.organization.Role;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is missing, in either language. */
class MessagesTest {

  private static final Pattern LITERAL_KEY = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z-]+)+)\"");

  private static final Pattern BEGINNING =
      Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z-]+)+\\.)\"\\s*\\+");

  private static final Set<String> ROOMS =
      keys().stream().map(MessagesTest::beginning).collect(set());

  /** {@code new …Problem("name"} and {@code ("name", HttpStatus.…}. */
  private static final Pattern PROBLEM_NAME =
      Pattern.compile("new \\w*Problem\\(\\s*\"([a-z-]+)\"|\"([a-z-]+)\",\\s*HttpStatus\\.[A-Z_]+");

  /** The message of a field's fault: the literal after the field. */
  private static final Pattern FAULT =
      Pattern.compile("(?:new FieldError|Problem\\.malformed)\\([^,;]*,\\s*\"([a-zA-Z.-]+\\w)\"");

  private static final Pattern REASON =
      Pattern.compile("(?:Problem\\.forbidden|new Fault|new Reason)\\(\\s*\"([^\"]+)\"");

  private static final Pattern NOTICE = Pattern.compile("\"(notice\\.[a-zA-Z-]+)\"");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  /** Names values of the process contract, which look like keys. */
  private static final Set<Path> WITHOUT_MESSAGES =
      Set.of(
          Path.of("src/main/java/org/bihuan/process/check"),
          Path.of("src/main/java/org/bihuan/process/values"),
          Path.of("src/main/java/org/bihuan/process/language"));

  static Stream<Bundle> bundles() {
    return Bundle.all().stream();
  }

  /** Names of the contract's expressions, which look like keys. */
  private static final Set<String> CONTRACT_PATHS =
      Stream.concat(
              Stream.of(IssueValue.values()).map(value -> "issue." + value.code()),
              Stream.of(ContractFunction.values()).map(ContractFunction::code))
          .collect(set());

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeys(Bundle bundle) {
    assertThat(bundle.english().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(bundle.chinese().stringPropertyNames());
  }

  /** Of two equal keys the later would silently win. */
  @Test
  void noKeyStandsTwiceInAFile() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src/main/resources/messages"))) {
      files = all.toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(
              Files.readAllLines(file).stream()
                  .filter(line -> !line.startsWith("#") && line.contains("="))
                  .map(line -> line.substring(0, line.indexOf('='))))
          .as(file.toString())
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesFillInTheSameValues(Bundle bundle) {
    for (String key : bundle.chinese().stringPropertyNames()) {
      assertThat(placeholders(bundle.english().getProperty(key, "")))
          .as(key)
          .isEqualTo(placeholders(bundle.chinese().getProperty(key)));
    }
  }

  /** A single apostrophe would disable the placeholders after it. */
  @ParameterizedTest
  @MethodSource("bundles")
  void apostrophesAreDoubled(Bundle bundle) {
    for (Properties language : List.of(bundle.chinese(), bundle.english())) {
      for (String key : language.stringPropertyNames()) {
        String text = language.getProperty(key);
        assertThatCode(() -> new MessageFormat(text)).as(key).doesNotThrowAnyException();
        assertThat(text.replace("''", "").replaceAll("'[{}]+'", "")).as(key).doesNotContain("'");
      }
    }
  }

  /** Whoever is refused for want of something is told what it is. */
  @ParameterizedTest
  @MethodSource("bundles")
  void nothingIsRequiredWithoutItsName(Bundle bundle) {
    Set<String> bare =
        Set.of("此项必填", "必填", "必须填写", "必填项", "This is required", "is required", "Required");
    Set<String> shownAsWords = Set.of("workbench.process.required", "workbench.process.needed");
    for (Properties language : List.of(bundle.chinese(), bundle.english())) {
      for (String key : language.stringPropertyNames()) {
        String text = language.getProperty(key).strip();
        String plain =
            text.endsWith("。") || text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (!shownAsWords.contains(key)) {
          assertThat(bare).as(key).doesNotContain(plain);
        }
      }
    }
  }

  @Test
  void everyBundleIsRead() throws IOException {
    String settings = Files.readString(Path.of("src/main/resources/application.yaml"));

    assertThat(Bundle.all())
        .filteredOn(bundle -> !bundle.name().equals("check")) // which loads its own
        .allSatisfy(bundle -> assertThat(settings).contains("messages/" + bundle.name()));
  }

  @Test
  void everyKeyInTheCodeHasAText() throws IOException {
    Set<String> used =
        found(LITERAL_KEY, match -> match.group(1))
            .filter(key -> ROOMS.contains(beginning(key)))
            .collect(set());
    used.addAll(found(FAULT, match -> match.group(1)).toList());
    used.addAll(found(REASON, match -> match.group(1)).toList());
    used.removeIf(key -> key.endsWith(".")); // the prefix of a key that is concatenated
    used.removeAll(CONTRACT_PATHS);

    assertThat(WITHOUT_MESSAGES).allMatch(Files::exists);
    assertThat(used).hasSizeGreaterThan(50);
    assertThat(keys()).containsAll(used);
  }

  @Test
  void everyProblemHasATitleAndADetail() throws IOException {
    Set<String> problems =
        found(PROBLEM_NAME, match -> match.group(1) == null ? match.group(2) : match.group(1))
            .collect(set());

    assertThat(problems).hasSizeGreaterThan(10);
    assertThat(keys())
        .containsAll(problems.stream().map(name -> "problem." + name + ".title").toList())
        .containsAll(problems.stream().map(name -> "problem." + name + ".detail").toList());
  }

  @Test
  void everyNoticeOfTheDeliveredProcessesHasAText() throws IOException {
    Set<String> notices = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".bpmn20.xml")).toList()) {
        NOTICE
            .matcher(Files.readString(file))
            .results()
            .map(match -> match.group(1))
            .forEach(notices::add);
      }
    }

    assertThat(notices).isNotEmpty();
    assertThat(keys()).containsAll(notices);
  }

  /** Keys concatenated in the code have at least texts with that prefix. */
  @Test
  void everyBeginningOfAKeyIsContinuedByATextThere() throws IOException {
    Set<String> beginnings =
        found(BEGINNING, match -> match.group(1))
            .filter(beginning -> ROOMS.contains(beginning(beginning)))
            .collect(set());

    assertThat(beginnings).isNotEmpty();
    assertThat(beginnings)
        .allMatch(beginning -> keys().stream().anyMatch(key -> key.startsWith(beginning)));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleHasAWord(Role role) {
    assertThat(keys()).contains("workbench.role." + role.code());
  }

  static Set<String> delegates() {
    return ServiceTaskDelegates.SIGNATURES.keySet();
  }

  @ParameterizedTest
  @MethodSource("delegates")
  void everyServiceTaskHasAWord(String delegate) {
    assertThat(keys()).contains("workbench.process.act." + delegate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minor", "major", "critical"})
  void everySeverityHasAWord(String severity) {
    assertThat(keys()).contains("severity." + severity);
  }

  private static Set<String> keys() {
    return bundles()
        .flatMap(bundle -> bundle.chinese().stringPropertyNames().stream())
        .collect(set());
  }

  private static String beginning(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Set<String> placeholders(String text) {
    String unquoted = text.replace("''", "").replaceAll("'[^']*'", "");
    return PLACEHOLDER.matcher(unquoted).results().map(match -> match.group(1)).collect(set());
  }

  private static Stream<String> found(Pattern shape, Function<MatchResult, String> part)
      throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.toString().endsWith(".java")
            && WITHOUT_MESSAGES.stream().noneMatch(file::startsWith)) {
          sources.append(Files.readString(file));
        }
      }
    }
    return shape.matcher(sources).results().map(part);
  }

  private static Collector<String, ?, Set<String>> set() {
    return toCollection(TreeSet::new);
  }
}
