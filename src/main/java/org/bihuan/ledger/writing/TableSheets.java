package org.bihuan.ledger.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bihuan.http.Messages;
import org.bihuan.issue.rows.SubmittedTables.Kind;
import org.bihuan.issue.rows.SubmittedTables.SubmittedTable;
import org.bihuan.labels.FieldFormatter;
import org.bihuan.labels.Labels;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessNames;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the tables that were submitted with the issues of a ledger: one sheet for each table of a
 * form, one line for each row, behind the ledger's own sheet.
 */
final class TableSheets {

  /** How many sheets are written at most. */
  private static final int MOST = 20;

  private static final int LONGEST_NAME = 31;
  private static final int WIDTH = 16;
  private static final String OPENED = "opened";
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\[\\]:*?/\\\\']");

  private final Workbook book;
  private final Messages messages;
  private final Labels labels;
  private final FieldFormatter words;
  private final ProcessNames names;
  private final ZoneId zone;
  private final Set<String> used = new HashSet<>();

  /** All in the language of the sheets. */
  TableSheets(
      Workbook book,
      Messages messages,
      Labels labels,
      FieldFormatter words,
      ProcessNames names,
      ZoneId zone) {
    this.book = book;
    this.messages = messages;
    this.labels = labels;
    this.words = words;
    this.names = names;
    this.zone = zone;
    used.add(messages.text(LedgerSheet.NAME).toLowerCase(Locale.ROOT));
  }

  /**
   * @param kinds in order; those that differ in their version only share a sheet
   * @param read calls the action for every table of a kind
   */
  void write(List<Kind> kinds, BiConsumer<Kind, Consumer<SubmittedTable>> read) throws IOException {
    Map<String, List<Kind>> sheets = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      String key = kind.type() + " " + kind.form() + " " + kind.field();
      sheets.computeIfAbsent(key, any -> new ArrayList<>()).add(kind);
    }
    for (List<Kind> versions : sheets.values().stream().limit(MOST).toList()) {
      Kind newest = versions.get(0);
      try (Worksheet sheet = book.newWorksheet(name(newest))) {
        Lines lines = new Lines(sheet, columns(versions));
        read.accept(newest, lines::add);
      }
    }
  }

  /** The columns of all versions, those of newer ones first. */
  private List<FieldView> columns(List<Kind> versions) {
    Map<String, FieldView> columns = new LinkedHashMap<>();
    for (Kind version : versions) {
      for (FieldView field : form(version).fields()) {
        if (field.id().equals(version.field()) && field.columns() != null) {
          field.columns().forEach(column -> columns.putIfAbsent(column.id(), column));
        }
      }
    }
    return List.copyOf(columns.values());
  }

  private FormView form(Kind kind) {
    return kind.form().equals(OPENED)
        ? names.openingForm(kind.type(), kind.version())
        : names.form(kind.type(), kind.version(), kind.form());
  }

  private String name(Kind kind) {
    String step = names.step(kind.type(), kind.version(), kind.form());
    String form =
        kind.form().equals(OPENED)
            ? messages.text("ledger.export.opening")
            : step.equals(kind.form())
                ? names.action(kind.type(), kind.version(), kind.form())
                : step;
    String table =
        form(kind).fields().stream()
            .filter(field -> field.id().equals(kind.field()))
            .map(FieldView::name)
            .findFirst()
            .orElse(kind.field());
    String whole = labels.type(kind.type()) + " " + form + " " + table;
    String plain = NOT_IN_NAMES.matcher(whole).replaceAll(" ").strip();
    String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    for (int n = 2; !used.add(name.toLowerCase(Locale.ROOT)); n++) {
      String end = " " + n;
      name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - end.length())) + end;
    }
    return name;
  }

  /** The lines of one sheet. */
  private final class Lines {

    private static final List<String> BEFORE =
        List.of(
            "ledger.column.number",
            "ledger.column.title",
            "ledger.column.round",
            "ledger.export.submitted",
            "ledger.export.by",
            "ledger.export.row");

    private final Worksheet sheet;
    private final List<FieldView> columns;
    private int line;

    Lines(Worksheet sheet, List<FieldView> columns) {
      this.sheet = sheet;
      this.columns = columns;
      int at = 0;
      for (String key : BEFORE) {
        head(at++, messages.text(key));
      }
      for (FieldView column : columns) {
        head(at++, CellText.of(column.name()));
      }
      PrintedSheet.begin(sheet);
    }

    private void head(int at, String text) {
      PrintedSheet.title(sheet, at, WIDTH, text);
    }

    void add(SubmittedTable table) {
      int number = 0;
      for (JsonNode row : table.rows()) {
        line++;
        sheet.inlineString(line, 0, table.issue());
        sheet.inlineString(line, 1, CellText.of(table.title()));
        sheet.value(line, 2, table.round());
        day(3, LocalDate.ofInstant(table.at(), zone));
        sheet.inlineString(line, 4, labels.person(table.actor()));
        sheet.value(line, 5, ++number);
        for (int i = 0; i < columns.size(); i++) {
          cell(BEFORE.size() + i, columns.get(i), row.path(columns.get(i).id()));
        }
        PrintedSheet.frame(sheet, line, BEFORE.size() + columns.size());
      }
      try {
        sheet.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void cell(int at, FieldView column, JsonNode value) {
      if (value.isMissingNode()) {
        return;
      }
      if (value.isNumber()) {
        sheet.value(line, at, value.decimalValue());
      } else if (column.type().equals("date") && date(at, value.asText())) {
        return;
      } else {
        sheet.inlineString(line, at, CellText.of(words.value(column, value)));
      }
    }

    private boolean date(int at, String text) {
      try {
        day(at, LocalDate.parse(text));
        return true;
      } catch (DateTimeParseException tampered) {
        return false;
      }
    }

    private void day(int at, LocalDate day) {
      sheet.value(line, at, day);
      sheet.style(line, at).format("yyyy-mm-dd").set();
    }
  }
}
