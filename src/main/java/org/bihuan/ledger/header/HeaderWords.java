package org.bihuan.ledger.header;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/** What headers mean: as the importer has chosen, else as usual. */
public final class HeaderWords {

  public static final HeaderWords USUAL = new HeaderWords(Map.of());

  private final Map<String, Column> chosen = new HashMap<>();
  private final FormColumns form;

  /**
   * @param chosen by header, as any file spells it
   */
  public HeaderWords(Map<String, Column> chosen) {
    this(chosen, FormColumns.NONE);
  }

  /**
   * @param form the fields of the type's own opening form
   */
  public HeaderWords(Map<String, Column> chosen, FormColumns form) {
    this.form = form;
    chosen.forEach((header, column) -> this.chosen.put(key(header), column));
  }

  /** The form of a header in which spellings are equal; empty where no header is that long. */
  public static String key(String header) {
    return header.length() > TextNormalizer.LONGEST_WORD ? "" : TextNormalizer.headerKey(header);
  }

  Optional<Column> meaning(String title) {
    Column own = chosen.get(key(title));
    return own == null ? Column.of(title) : Optional.of(own);
  }

  /** The field of the opening form that the column fills; empty where it is to be left out. */
  Optional<FieldView> field(String title) {
    return chosen.get(key(title)) == Column.IGNORED ? Optional.empty() : form.field(title);
  }

  /** Whether it is the name of a field that not everybody sees, and was given no other meaning. */
  boolean isRestricted(String title) {
    return !chosen.containsKey(key(title)) && form.isRestricted(title);
  }

  /** Whether the title means anything. */
  boolean isKnown(String title) {
    return meaning(title).isPresent() || field(title).isPresent();
  }

  /** Whether the title means the column more surely than the one before. */
  boolean isSurer(Column column, String title, @Nullable String before) {
    return before == null || rank(column, title) < rank(column, before);
  }

  private int rank(Column column, String title) {
    return chosen.get(key(title)) == column ? -1 : column.rank(title);
  }
}
