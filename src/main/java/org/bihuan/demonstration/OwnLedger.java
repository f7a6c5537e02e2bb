package org.bihuan.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The demonstration's ledger with a mark in each description, so that its rows are new to a service
 * that has taken it before.
 */
final class OwnLedger {

  private static final String DESCRIPTION = "问题描述";

  private OwnLedger() {}

  /** The first rows of the ledger, as CSV. */
  static byte[] of(String mark, int rows) {
    StringBuilder out = new StringBuilder();
    try (InputStream in = OwnLedger.class.getResourceAsStream("/demo/ledger.csv")) {
      if (in == null) {
        throw new IllegalStateException("no ledger");
      }
      try (var records =
              CSVFormat.DEFAULT.parse(new InputStreamReader(in, StandardCharsets.UTF_8));
          CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
        List<CSVRecord> all = records.getRecords();
        int described = all.get(0).toList().indexOf(DESCRIPTION);
        printer.printRecord(all.get(0));
        for (CSVRecord row : all.subList(1, Math.min(all.size(), rows + 1))) {
          List<String> cells = new ArrayList<>(row.toList());
          cells.set(described, cells.get(described) + "(" + mark + ")");
          printer.printRecord(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
