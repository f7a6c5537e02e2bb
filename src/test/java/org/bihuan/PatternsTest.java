package org.bihuan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No regular expression for untrusted text uses backtracking. Every pattern is from RE2/J, is
 * listed here with the longest text it is ever matched against, and takes no longer for the worst
 * text.
 */
class PatternsTest {

  /** The longest body of a request, where the text's length was not checked before. */
  private static final int BODY = 2 << 20;

  /** The longest line of a request's header. */
  private static final int HEAD = 8 << 10;

  private static final int PROCESS_FILE = 100_000;

  /** The longest text of a spreadsheet's cell. */
  private static final int CELL = 20_000;

  /** The longest text in characters, by class and field. */
  private static final Map<String, Integer> LISTED =
      Map.ofEntries(
          Map.entry("CellPlace.ADDRESS", 40),
          Map.entry("ExpressionLabels.DAYS", PROCESS_FILE),
          Map.entry("CampaignAddress.PLAIN", BODY),
          Map.entry("DayLines.DAY", 100), // names of fields, which are ours
          Map.entry("Days.DIGITS", 2_000), // 100 characters before full width is undone
          Map.entry("Days.NUMBER", 2_000),
          Map.entry("Days.WRITTEN", 2_000),
          Map.entry("ExifTime.OFFSET", 100),
          Map.entry("ExifTime.TIME", 100),
          Map.entry("Caption.BREAK", BODY),
          Map.entry("DirectoryFaults.CODE", BODY),
          Map.entry("DirectoryFaults.REGION", BODY),
          Map.entry("DirectoryFaults.USERNAME", BODY),
          Map.entry("FileName.FORBIDDEN", BODY),
          Map.entry("FileName.OUTER", BODY),
          Map.entry("FileName.UNSEEN", BODY),
          Map.entry("HolidayNotice.ASIDE", 10_000),
          Map.entry("HolidayNotice.DAYS", 10_000),
          Map.entry("HolidayNotice.SENTENCE_END", 10_000),
          Map.entry("NoticeParts.NUMBER", 10_000),
          Map.entry("IdempotencyFilter.KEY", HEAD),
          Map.entry("LedgerUploads.UNSEEN", 255),
          Map.entry("NewIssueCheck.SOURCE", BODY),
          Map.entry("NotificationInbox.ID", HEAD),
          Map.entry("PageForms.DONE", HEAD),
          Map.entry("Position.PAIR", 200), // the location of an issue
          Map.entry("FormIdempotency.KEY", BODY),
          Map.entry("SentReports.KEY", BODY),
          Map.entry("UnitTree.WHITE_SPACE", BODY),
          Map.entry("WorkbookLines.LARGE", 32),
          Map.entry("WordPackage.ALLOWED", 65_535), // the longest name in a zip file
          Map.entry("WordPackage.REFUSED", 65_535),
          Map.entry("Parts.WITH_TEXT", 65_535),
          Map.entry("Attachment.LETTER", 200),
          Map.entry("Attachment.OTHER", 200),
          Map.entry("ChineseNumbers.UP_TO_99", CELL),
          Map.entry("ChineseNumbers.YEAR", CELL),
          Map.entry("Days.AFTER", CELL),
          Map.entry("Days.BEFORE", CELL),
          Map.entry("Days.BRACKETS", CELL),
          Map.entry("Days.DAY_NAME", CELL),
          Map.entry("Days.MONTH_NAME", CELL),
          Map.entry("Days.SPACES", 2_000),
          Map.entry("Days.YEAR_LAST", CELL),
          Map.entry("DirectoryWords.SEPARATORS", CELL),
          Map.entry("EntryCells.DAY", CELL),
          Map.entry("EntryCheck.KEY", 100),
          Map.entry("FoldedText.SPACES", 30_000),
          Map.entry("FormRows.END", CELL),
          Map.entry("FormRows.NOTE", CELL),
          Map.entry("FormRows.SECTION", CELL),
          Map.entry("FormRows.SECTION_NUMBER", CELL),
          Map.entry("FormRows.SIGNATURE", CELL),
          Map.entry("FormRows.TOTAL", CELL),
          Map.entry("SheetMarks.RANGE", BODY),
          Map.entry("SheetText.ESCAPED", BODY),
          Map.entry("WrittenDay.HYPHENS", CELL),
          Map.entry("WrittenDay.MONTH", CELL),
          Map.entry("WrittenDay.NO_YEAR", CELL),
          Map.entry("WrittenDay.QUARTER", CELL),
          Map.entry("WrittenDay.RANGE", CELL),
          Map.entry("WrittenDay.SHORT_END", CELL),
          Map.entry("WrittenDay.SINGLE_DAY", CELL),
          Map.entry("WrittenDay.THIRD", CELL),
          Map.entry("WrittenDay.YEAR", CELL),
          Map.entry("WrittenUnits.BRACKETS", CELL),
          Map.entry("WrittenUnits.COLLECTIVE", CELL),
          Map.entry("WrittenUnits.SEPARATORS", CELL),
          Map.entry("WrittenUnits.SPACES", CELL),
          Map.entry("WrittenUnits.USUAL", CELL),
          Map.entry("CellText.CONTROL", CELL),
          Map.entry("InstanceLabel.WHITE_SPACE", BODY),
          Map.entry("InstancePath.PLACE", BODY),
          Map.entry("TableSheets.NOT_IN_NAMES", CELL));

  /** Characters that usually cause backtracking, beside those in the pattern itself. */
  private static final String USUAL = "(['\"{ \n\ta0A-.,:;|$/\\年月日（：。、";

  /** Of the processor's time, since the machine may be busy. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Reads process files, under bounds of their own. */
  private static final List<String> CHECK =
      List.of("org.bihuan.process.language", "org.bihuan.process.check");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(PatternsTest.class.getPackageName());

  @Test
  void everyOneIsListedWithTheLongestTextItMeets() {
    assertThat(patterns().keySet()).isEqualTo(new TreeMap<>(LISTED).keySet());
  }

  @ParameterizedTest
  @MethodSource("listed")
  void takesNoLongerForTheWorstOfTexts(String name) {
    Pattern pattern = patterns().get(name);
    int longest = LISTED.getOrDefault(name, 0);

    long before = THREADS.getCurrentThreadCpuTime();
    texts(pattern, longest).forEach(text -> meet(pattern, text));

    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    assertThat(took).isLessThan(LONGEST);
  }

  @Test
  void noOtherKindOfExpressionIsUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CHECK.stream().map(name -> name + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Scanner")
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(String.class, "replaceFirst", String.class, String.class)
        .check(CLASSES);
  }

  @Test
  void textsAreCutAtPlainTextAlone() throws IOException {
    java.util.regex.Pattern cut = java.util.regex.Pattern.compile("\\.split\\((.*)");
    List<String> other = new ArrayList<>();
    int all = 0;
    for (Path file : sources()) {
      java.util.regex.Matcher found = cut.matcher(Files.readString(file));
      while (found.find()) {
        all++;
        if (found.group(1).startsWith("\"")
            && !found.group(1).matches("\"([^\\\\.$|()\\[{^?*+\"]+|\\\\\\\\.)\"[,)].*")) {
          other.add(file.getFileName() + ": " + found.group());
        }
      }
    }

    assertThat(all).isPositive();
    assertThat(other).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  static Stream<String> listed() {
    return new TreeMap<>(LISTED).keySet().stream();
  }

  /** Uses the pattern on the whole text, and with repeated find. */
  private static void meet(Pattern pattern, String text) {
    boolean unused = pattern.matches(text);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      unused |= matcher.start() == matcher.end();
    }
  }

  /** One character over and over, and two of them by turns. */
  private static Stream<String> texts(Pattern pattern, int longest) {
    List<String> characters =
        (USUAL + pattern.pattern()).chars().distinct().mapToObj(Character::toString).toList();
    int some = Math.min(longest, 400);
    Stream<String> whole = Stream.of(" ", "-a").map(one -> one.repeat(longest / one.length()));
    Stream<String> pairs =
        characters.stream()
            .flatMap(one -> characters.stream().map(other -> (one + other).repeat(some / 2)));
    return Stream.concat(whole, pairs);
  }

  private static Map<String, Pattern> patterns() {
    return CLASSES.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
        .filter(field -> CHECK.stream().noneMatch(field.getOwner().getPackageName()::startsWith))
        .collect(
            toMap(
                field -> field.getOwner().getSimpleName() + "." + field.getName(),
                PatternsTest::value,
                (one, other) -> one,
                TreeMap::new));
  }

  private static Pattern value(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return (Pattern) reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
