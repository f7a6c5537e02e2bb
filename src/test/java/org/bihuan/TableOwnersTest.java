package org.bihuan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table is owned by the module whose migration created it. Only its owner writes it; other
 * modules that read it with their own SQL are declared here.
 */
class TableOwnersTest {

  private static final Path SOURCES = Path.of("src/main/java/org/bihuan");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db");

  private static final Pattern CREATED =
      Pattern.compile("(?i)create table (?:if not exists )?(\\w+)");
  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
  private static final Pattern READ = Pattern.compile("(?i)\\b(?:from|join)\\s+(\\w+)");
  private static final Pattern WRITTEN =
      Pattern.compile("(?i)\\b(?:into|update|delete\\s+from)\\s+(\\w+)");

  /** Tables whose migration is in a folder for one database, or that moved to another module. */
  private static final Map<String, String> MOVED =
      Map.of(
          "process_version", "process",
          "decision_version", "process",
          "deployment_lock", "process",
          "idempotency_key", "http",
          "ledger_upload", "ledger",
          "template_content", "process",
          "document_content", "document");

  /** Module and table, for lists and figures that need a single statement. */
  private static final Set<String> DECLARED_READS =
      Set.of(
          "process issue", // open issues of each version
          "notification issue", // which messages one may still see
          "proof issue", // which heads have changed since they were logged
          "proof trail_entry", // whether they are still what was logged
          "doubt issue", // which issues have changed, and which of the other places one may see
          "campaign issue", // frames, what became of rechecks, and what is moved or merged
          "recurrence issue", // lineages of which one sees issues, and older sign-offs
          "recurrence opened_value", // the enterprise, and mechanisms that answer issues
          "report issue",
          "report issue_past", // what changed since figures were gathered
          "report issue_past_start",
          "report submission", // time at steps
          "integrity issue",
          "workflow issue",
          "workflow trail_entry", // what one did oneself
          "workflow deployment_lock",
          "issue task"); // an issue by its task, in the statement that locks it

  @Test
  void everyTableIsWrittenByItsOwnerAlone() {
    assertThat(reachedOver(WRITTEN)).isEmpty();
  }

  @Test
  void everyTableIsReadByItsOwnerAndWhoeverDeclaresIt() {
    assertThat(reachedOver(READ)).isEqualTo(new TreeSet<>(DECLARED_READS));
  }

  /** Module and table, of all statements of this kind on tables of other modules. */
  private static Set<String> reachedOver(Pattern statement) {
    Map<String, String> owners = owners();
    assertThat(owners).hasSizeGreaterThan(20);
    Set<String> found = new TreeSet<>();
    for (Path file : files(SOURCES, ".java")) {
      String room = SOURCES.relativize(file).getName(0).toString();
      String texts = TEXT.matcher(read(file)).results().map(MatchResult::group).collect(joining());
      statement
          .matcher(texts)
          .results()
          .map(match -> match.group(1).toLowerCase(Locale.ROOT))
          .filter(table -> owners.containsKey(table) && !owners.get(table).equals(room))
          .forEach(table -> found.add(room + " " + table));
    }
    return found;
  }

  private static Map<String, String> owners() {
    Map<String, String> owners = new TreeMap<>();
    for (Path file : files(MIGRATIONS, ".sql")) {
      String room = file.getParent().getFileName().toString();
      CREATED.matcher(read(file)).results().forEach(match -> owners.put(match.group(1), room));
    }
    owners.putAll(MOVED);
    return owners;
  }

  private static List<Path> files(Path below, String ending) {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
