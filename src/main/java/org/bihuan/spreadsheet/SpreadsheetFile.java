package org.bihuan.spreadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bihuan.http.Problem;

/** Detects by its content, never by its name, what kind of file it is, and reads it accordingly. */
public final class SpreadsheetFile {

  private SpreadsheetFile() {}

  /**
   * Reads a file.
   *
   * @param recognizes whether the first lines of a text file have been separated rightly
   * @param reader reads the sheets in their order; they cannot be read afterwards
   * @throws Problem 415 naming what the file is where it is neither xlsx nor CSV; 422 where it is
   *     broken, or too large
   */
  public static <T> T read(
      Path file,
      SheetLimits limits,
      Predicate<List<SheetRow>> recognizes,
      Function<List<SourceSheet>, T> reader) {
    try {
      if (FileKind.of(file) == FileKind.WORKBOOK) {
        Archive.check(file, Files.size(file), limits);
        return WorkbookLines.read(file, limits, reader);
      }
      List<SheetRow> lines = CsvLines.read(Files.readAllBytes(file), limits, recognizes);
      return reader.apply(List.of(new SourceSheet("", true, () -> lines)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
