package org.bihuan.ledger.header;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.spreadsheet.SheetLimits;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SourceSheet;
import org.bihuan.spreadsheet.SpreadsheetFault;
import org.bihuan.spreadsheet.SpreadsheetFile;
import org.jspecify.annotations.Nullable;

/**
 * The tables read from a file, and what else is in it.
 *
 * @param tables one, or several where all sheets were asked for
 * @param sheets every sheet of a workbook; empty for a text file
 */
public record LedgerFile(List<Table> tables, List<Sheet> sheets) {

  /** Asks for all visible sheets that are ledgers. */
  public static final String ALL = "*";

  /**
   * A sheet of the file.
   *
   * @param read whether its rows are those of the ledger
   * @param rows how many a ledger in it has, 0 where it is no ledger; null where it is too large to
   *     tell
   */
  public record Sheet(String name, boolean read, @Nullable Integer rows) {}

  /**
   * @param wanted the name of a sheet, or {@link #ALL}; null for the first visible ledger
   * @throws Problem 415 for a file that is neither xlsx nor CSV; 422 for a file without a ledger's
   *     header, without this sheet, a broken one, or one too large
   */
  public static LedgerFile read(Path file, HeaderWords words, @Nullable String wanted) {
    SheetLimits limits = new SheetLimits(Table.ROWS);
    return SpreadsheetFile.read(
        file,
        limits,
        start -> Table.of("", start, words, false).isPresent(),
        sheets -> new Reading(sheets, words, wanted).read());
  }

  /** All rows, sheet by sheet. */
  public Stream<SheetRow> rows() {
    return tables.stream().flatMap(table -> table.rows().stream());
  }

  /** How many rows there are. */
  public int size() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }

  /** How many of the rows the spreadsheet does not show. */
  public int hidden() {
    return tables.stream().mapToInt(Table::hidden).sum();
  }

  /** The same without the rows that the spreadsheet does not show. */
  public LedgerFile shown() {
    return new LedgerFile(tables.stream().map(Table::shown).toList(), sheets);
  }

  private static final class Reading {

    private final List<SourceSheet> sheets;
    private final HeaderWords words;
    private final @Nullable String wanted;
    private final Map<SourceSheet, Optional<Table>> found = new HashMap<>();

    Reading(List<SourceSheet> sheets, HeaderWords words, @Nullable String wanted) {
      this.sheets = sheets;
      this.words = words;
      this.wanted = wanted == null || wanted.isEmpty() ? null : wanted;
    }

    LedgerFile read() {
      List<Table> tables = tables(false);
      if (tables.isEmpty()) {
        tables = tables(true);
      }
      if (tables.isEmpty()) {
        throw SpreadsheetFault.file("ledger.file.header", SheetLimits.ABOVE);
      }
      if (tables.stream().mapToInt(table -> table.rows().size()).sum() > Table.ROWS) {
        throw SpreadsheetFault.file("spreadsheet.rows", Table.ROWS);
      }
      return new LedgerFile(tables, sheets.get(0).name().isEmpty() ? List.of() : told(tables));
    }

    private List<Table> tables(boolean likely) {
      List<Table> tables = new ArrayList<>();
      for (SourceSheet sheet : chosen()) {
        Optional<Table> table = Table.of(sheet.name(), sheet.lines(), words, likely);
        found.put(sheet, table);
        table.ifPresent(tables::add);
        if (table.isPresent() && !ALL.equals(wanted)) {
          break;
        }
      }
      return tables;
    }

    private List<SourceSheet> chosen() {
      List<SourceSheet> visible = sheets.stream().filter(SourceSheet::visible).toList();
      if (wanted == null || wanted.equals(ALL)) {
        return visible;
      }
      List<SourceSheet> named =
          sheets.stream().filter(sheet -> sheet.name().equals(wanted)).limit(1).toList();
      if (named.isEmpty()) {
        throw Problem.invalidSubmission(
            List.of(new FieldError("sheet", "ledger.file.sheet", wanted)));
      }
      return named;
    }

    /** The other sheets are looked at as far as the limits of the whole file allow. */
    private List<Sheet> told(List<Table> tables) {
      List<Sheet> told = new ArrayList<>();
      boolean tooLarge = false;
      for (SourceSheet sheet : sheets) {
        Optional<Table> table = found.get(sheet);
        if (table == null && !tooLarge) {
          try {
            table = Table.of(sheet.name(), sheet.lines(), words, false);
          } catch (Problem limit) {
            tooLarge = true;
          }
        }
        Integer rows = table == null ? null : table.map(t -> t.rows().size()).orElse(0);
        boolean read = tables.stream().anyMatch(own -> own.sheet().equals(sheet.name()));
        told.add(new Sheet(sheet.name(), read, rows));
      }
      return told;
    }
  }
}
