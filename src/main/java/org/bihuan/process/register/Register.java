package org.bihuan.process.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.XmlElement;

/**
 * What a register holds.
 *
 * @param columns of each entry, like the fields of a form
 * @param keyColumn tells the entries apart
 * @param titleColumn by which an entry is shown
 * @param editors roles, {@code inspector}, and duties, {@code QH/administrator}, that may change
 *     the entries, besides the administrators of the root unit; {@link #TOPMOST} may stand for its
 *     code
 * @param readers roles and duties likewise that may read the entries, besides who may change them;
 *     empty: everybody who is signed in
 */
public record Register(
    String key,
    Names names,
    List<Field> columns,
    String keyColumn,
    String titleColumn,
    Set<String> editors,
    Set<String> readers) {

  /** Stands for the topmost unit in the groups of editors and readers. */
  public static final String TOPMOST = "${units.root()}";

  public Register {
    columns = List.copyOf(columns);
    editors = Set.copyOf(editors);
    readers = Set.copyOf(readers);
  }

  /** Reads a file; where it does not pass the check, what is wrong with it is left out. */
  public static Register of(XmlElement file) {
    return new Register(
        file.id(),
        FormReader.names(file),
        file.all(RegisterFile.COLUMN).map(FormReader::field).toList(),
        file.attribute(RegisterFile.KEY_COLUMN, ""),
        file.attribute(RegisterFile.TITLE_COLUMN, ""),
        named(file, RegisterFile.EDITORS),
        named(file, RegisterFile.READERS));
  }

  private static Set<String> named(XmlElement file, String attribute) {
    return Set.copyOf(ModelReader.list(file.attribute(attribute)));
  }

  public String name(Locale locale) {
    return names.in(locale);
  }

  public Optional<Field> column(String id) {
    return columns.stream().filter(column -> column.id().equals(id)).findFirst();
  }
}
