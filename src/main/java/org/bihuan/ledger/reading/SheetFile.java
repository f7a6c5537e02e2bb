package org.bihuan.ledger.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Detects by its first bytes, never by its name, what kind of file it is, and reads it accordingly.
 */
public final class SheetFile {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private SheetFile() {}

  /**
   * @throws org.bihuan.http.Problem 415 for a file that is neither xlsx nor CSV, 422 for a file
   *     without a ledger's header, a broken one, or one too large unpacked
   */
  public static Table read(Path file) {
    try {
      byte[] start;
      try (var in = Files.newInputStream(file)) {
        start = in.readNBytes(ZIP.length);
      }
      if (Arrays.equals(start, ZIP)) {
        LedgerLimits limits = new LedgerLimits();
        Archive.check(file, Files.size(file), limits);
        return WorkbookLines.read(file, limits);
      }
      if (Arrays.equals(start, OLE2)) {
        throw LedgerFault.unsupported("ledger.file.old");
      }
      return CsvLines.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
