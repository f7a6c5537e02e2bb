package org.bihuan.integrity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Verifies one issue after another, in the order of their numbers, as far as time allows, including
 * missing issues with numbers between them, and with the log of heads; records that belong to no
 * issue come first.
 */
@Component
class Integrity {

  /** The kind of records in which figures are gathered. */
  private static final String GATHERED = "cell";

  private final JdbcTemplate jdbc;
  private final Verifications verifications;
  private final KnownDifferences findings;
  private final MissingIssues missing;
  private final List<FileRecords> files;
  private final List<LoggedHeads> logs;

  Integrity(
      JdbcTemplate jdbc,
      Verifications verifications,
      KnownDifferences findings,
      MissingIssues missing,
      List<FileRecords> files,
      List<LoggedHeads> logs) {
    this.jdbc = jdbc;
    this.verifications = verifications;
    this.findings = findings;
    this.missing = missing;
    this.files = files;
    this.logs = logs;
  }

  /**
   * The first difference of an issue or file.
   *
   * @param subject an issue's number, or the name and version of a file
   */
  record Broken(String subject, Difference first) {

    /** The issue; null for a file. */
    @Nullable String issue() {
      return KnownDifferences.isFile(subject) ? null : subject;
    }
  }

  /**
   * The result of one call, and how far it came.
   *
   * @param checked how many issues were verified
   * @param last the number of the last of them; null where the end was reached
   */
  record Walk(int checked, List<Broken> broken, @Nullable String last) {}

  /**
   * Verifies the issues after this number; at least one, where there is one.
   *
   * @param bytes whether stored files are read as well
   */
  Walk walk(String after, int most, boolean bytes, Duration time) {
    List<String> numbers = numbers(after, most);
    long end = System.nanoTime() + time.toNanos();
    List<Broken> broken = new ArrayList<>();
    if (after.isEmpty()) {
      broken.addAll(beyondIssues(bytes));
    }
    boolean all = numbers.size() < most;
    Map<String, Difference> logged = logged(after, all ? null : numbers.get(numbers.size() - 1));
    int checked = 0;
    for (String number : numbers) {
      Difference ownFirst = verifications.of(number, bytes).first();
      Difference first = ownFirst == null ? logged.get(number) : ownFirst;
      checked++;
      if (first != null) {
        findings.found(number, first);
        broken.add(new Broken(number, first));
      } else if (bytes) {
        findings.whole(number);
      }
      if (System.nanoTime() > end) {
        break;
      }
    }
    boolean ended = checked == numbers.size() && checked < most;
    String last = ended ? null : numbers.get(checked - 1);
    broken.addAll(between(after, last, logged));
    return new Walk(checked, broken, last);
  }

  /**
   * Compares what figures count with what the trails alone say, of the issues after this number; at
   * least one, where there is one.
   */
  Walk figures(String after, int most, Duration time) {
    List<String> numbers = numbers(after, most);
    long end = System.nanoTime() + time.toNanos();
    List<Broken> broken = new ArrayList<>();
    if (after.isEmpty()) {
      broken.addAll(gathered());
    }
    int checked = 0;
    for (String number : numbers) {
      Difference first = verifications.ofFigures(number).first();
      checked++;
      if (first != null) {
        findings.found(number, first);
        broken.add(new Broken(number, first));
      }
      if (System.nanoTime() > end) {
        break;
      }
    }
    boolean ended = checked == numbers.size() && checked < most;
    return new Walk(checked, broken, ended ? null : numbers.get(checked - 1));
  }

  /** What was gathered of figures, and is no longer what it was gathered from. */
  private List<Broken> gathered() {
    List<Broken> broken = new ArrayList<>();
    for (FileRecords records : files) {
      records.differences().stream()
          .filter(found -> found.what().equals(GATHERED))
          .forEach(found -> broken.add(new Broken(found.where(), found)));
    }
    broken.forEach(one -> findings.found(one.subject(), one.first()));
    return broken;
  }

  private List<String> numbers(String after, int most) {
    return jdbc.queryForList(
        "select number from issue where number > ? order by number limit ?",
        String.class,
        after,
        most);
  }

  private List<Broken> beyondIssues(boolean all) {
    List<Broken> broken = new ArrayList<>();
    for (FileRecords records : files) {
      records.differences().forEach(found -> broken.add(new Broken(found.where(), found)));
    }
    findings.keepOfFiles(broken.stream().map(Broken::subject).toList());
    if (all) {
      missing.notified().forEach(number -> broken.add(missing(number)));
    }
    broken.forEach(one -> findings.found(one.subject(), one.first()));
    return broken;
  }

  private Map<String, Difference> logged(String after, @Nullable String last) {
    Map<String, Difference> logged = new TreeMap<>();
    for (LoggedHeads log : logs) {
      log.differences(after, last).forEach(logged::putIfAbsent);
    }
    return logged;
  }

  /** The issues that are gone, as what still names them shows, or the log. */
  private List<Broken> between(
      String after, @Nullable String last, Map<String, Difference> logged) {
    Set<String> gone = new TreeSet<>(missing.between(after, last));
    logged.forEach(
        (number, difference) -> {
          if (difference.where().equals(number) && (last == null || number.compareTo(last) <= 0)) {
            gone.add(number);
          }
        });
    List<Broken> broken = gone.stream().map(Integrity::missing).toList();
    broken.forEach(one -> findings.found(one.subject(), one.first()));
    return broken;
  }

  private static Broken missing(String number) {
    return new Broken(number, new Difference("issue", number, Difference.Fault.MISSING, null));
  }
}
