package org.bihuan.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.FormColumns;
import org.bihuan.ledger.header.HeaderWords;
import org.jspecify.annotations.Nullable;

/**
 * What an importer has chosen about a file.
 *
 * @param sheet the name of the sheet to read, {@code *} for all; null for the first that is a
 *     ledger
 * @param columns the field each header means, by header; an empty field means none
 * @param skipHidden leave out the rows that the spreadsheet does not show
 * @param applyDifferences change existing issues where a row says something else than they
 * @param separate rows that are issues of their own, although they resemble existing ones: their
 *     numbers, after the sheet's name and {@code !} where there are several sheets
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LedgerChoices(
    @Nullable String sheet,
    Map<String, String> columns,
    boolean skipHidden,
    boolean applyDifferences,
    Set<String> separate) {

  public static final LedgerChoices NONE =
      new LedgerChoices(null, Map.of(), false, false, Set.of());

  /** How many headers may be given a meaning: as many as a file may have. */
  private static final int MOST = 200;

  /** The field that stands for a column to be kept in the remark, as by itself. */
  static final String UNKNOWN = "";

  /**
   * Refuses fields that do not exist.
   *
   * @throws Problem 422 naming {@code columns}
   */
  void check() {
    if (columns.size() > MOST) {
      throw refused("ledger.columns.many", MOST);
    }
    columns.forEach(
        (header, field) -> {
          if (!field.equals(UNKNOWN) && Column.chosen(field).isEmpty()) {
            throw refused("ledger.columns.field", field);
          }
        });
  }

  private static Problem refused(String messageKey, Object argument) {
    return Problem.invalidSubmission(List.of(new FieldError("columns", messageKey, argument)));
  }

  /**
   * The meaning of headers: as chosen now, else as remembered.
   *
   * @param form the fields of the type's own opening form
   */
  HeaderWords words(Map<String, Column> remembered, FormColumns form) {
    Map<String, Column> chosen = new HashMap<>(remembered);
    columns.forEach(
        (header, field) ->
            chosen.put(HeaderWords.key(header), Column.chosen(field).orElse(Column.KEPT)));
    return new HeaderWords(chosen, form);
  }

  /** A row as the importer names it. */
  static String place(String sheet, int row) {
    return sheet.isEmpty() ? Integer.toString(row) : sheet + "!" + row;
  }

  boolean isSeparate(String sheet, int row) {
    return separate.contains(place(sheet, row)) || separate.contains(Integer.toString(row));
  }
}
