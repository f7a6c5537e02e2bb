package org.bihuan.ledger.writing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Source;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.facts.Timing;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TestLabels;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.ledger.Sheets;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.Severities;
import org.bihuan.ledger.row.Sources;
import org.bihuan.workflow.opening.NewIssue;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenLedgerTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void canBeReadAgain(String language) throws IOException {
    byte[] ledger =
        write(
            Locale.forLanguageTag(language),
            List.of(issue("QH-2026-000001", "=1+1", Severity.MAJOR)));

    Sheets.Read read = Sheets.read(ledger);

    assertThat(read.faults()).isEmpty();
    Entry entry = read.entries().get(0);
    assertThat(entry.number()).isEqualTo("QH-2026-000001");
    assertThat(entry.foundOn()).isEqualTo(LocalDate.of(2026, 8, 14));
    NewIssue issue = entry.issue();
    assertThat(issue.title()).isEqualTo("=1+1");
    assertThat(issue.unit()).isEqualTo("QH-XN-DT");
    assertThat(issue.supervisor()).isEqualTo("QH-XN");
    assertThat(issue.severity()).isEqualTo("major");
    assertThat(issue.source()).isEqualTo("hotline12328");
    // 18:00 UTC is the next day where the service stands.
    assertThat(issue.dueOn()).isEqualTo(LocalDate.of(2026, 9, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void saysNothingThatAnImportDoesNotUnderstand(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Messages messages = TestLabels.messages(locale);
    Labels labels = TestLabels.of(locale, new ListedUnits());

    for (Column column : Column.values()) {
      if (column == Column.KEPT || column == Column.IGNORED) {
        continue; // choices, no headers
      }
      assertThat(Column.of(messages.text(column.messageKey()))).contains(column);
    }
    for (Severity severity : Severity.values()) {
      String word = labels.severity(severity);
      assertThat(word).isNotEqualTo(severity.code());
      assertThat(Severities.WORDS.code(word)).contains(severity.code());
    }
    for (String code : Source.codes()) {
      assertThat(labels.source(code)).isNotEqualTo(code);
      assertThat(Sources.WORDS.code(labels.source(code))).contains(code);
    }
  }

  @Test
  void isReadyToPrintAndSaysHowEachIssueEnded() throws IOException {
    byte[] book = write(Locale.SIMPLIFIED_CHINESE, List.of(signedOff()));

    String sheet;
    String names;
    try (var zip = ZipFile.builder().setByteArray(book).get()) {
      sheet = part(zip, "xl/worksheets/sheet1.xml");
      names = part(zip, "xl/workbook.xml");
    }
    assertThat(sheet)
        .contains("orientation=\"landscape\"", "paperSize=\"9\"", "fitToPage=\"true\"")
        .contains("fitToWidth=\"1\"", "fitToHeight=\"0\"");
    assertThat(names).contains("Print_Titles", "$1:$1");
    Sheets.Read read = Sheets.read(book);
    assertThat(read.entries().get(0).issue().facts().get("remark"))
        .contains("整改措施: 已补正案卷", "销号日期: 2026-09-02", "办理意见: 退回整改：材料不全");
  }

  private static String part(ZipFile zip, String name) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
  }

  private static Issue signedOff() {
    Issue open = issue("QH-2026-000001", "甲", Severity.MINOR);
    return new Issue(
        open.number(),
        open.type(),
        open.typeVersion(),
        open.facts(),
        open.openedAt(),
        open.openedBy(),
        open.dueAt(),
        new Closure(Status.CLOSED, null, true, true, Instant.parse("2026-09-02T01:00:00Z"), 3),
        open.progress(),
        open.timing(),
        open.revision());
  }

  @Test
  void holdsEveryIssueInOrder() throws IOException {
    List<Issue> issues = new ArrayList<>();
    for (int i = 1; i <= 1_200; i++) {
      issues.add(issue("QH-2026-%06d".formatted(i), "问题" + i, Severity.MINOR));
    }

    Sheets.Read read = Sheets.read(write(Locale.SIMPLIFIED_CHINESE, issues));

    assertThat(read.entries().stream().map(Entry::number))
        .containsExactlyElementsOf(issues.stream().map(Issue::number).toList());
  }

  private static byte[] write(Locale locale, List<Issue> issues) throws IOException {
    var out = new ByteArrayOutputStream();
    var book = new Workbook(out, "Bihuan", null);
    var sheet =
        new LedgerSheet(
            book, TestLabels.messages(locale), TestLabels.of(locale, new ListedUnits()), ZONE);
    for (int from = 0; from < issues.size(); from += 500) {
      sheet.add(
          issues.subList(from, Math.min(issues.size(), from + 500)),
          Map.of("QH-2026-000001", LocalDate.of(2026, 8, 14)),
          Map.of("QH-2026-000001", new Reported("已补正案卷", "退回整改：材料不全")));
    }
    sheet.finish();
    book.finish();
    return out.toByteArray();
  }

  private static Issue issue(String number, String title, Severity severity) {
    return new Issue(
        number,
        "rectification",
        1,
        new IssueFacts(
            title,
            null,
            "类别",
            severity,
            "hotline12328",
            "QH-XN-DT",
            "QH-XN",
            null,
            null,
            null,
            null,
            null),
        Instant.parse("2026-08-20T01:00:00Z"),
        "xn-inspector",
        Instant.parse("2026-09-03T18:00:00Z"),
        Closure.OPEN,
        Progress.START,
        Timing.START,
        0);
  }
}
