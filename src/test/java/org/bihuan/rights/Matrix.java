package org.bihuan.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The table of {@code rights/matrix.txt}: the response to each caller at each endpoint. */
record Matrix(Map<String, List<String>> rows) {

  static Matrix read() {
    try {
      Map<String, List<String>> rows = new LinkedHashMap<>();
      String text =
          new ClassPathResource("rights/matrix.txt").getContentAsString(StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int bar = line.indexOf(" | ");
          String name = line.substring(0, bar).strip();
          List<String> cells = cells(line.substring(bar));
          if (cells.size() != Caller.ALL.size() || rows.put(name, cells) != null) {
            throw new IllegalStateException("not a cell for each caller, or twice: " + line);
          }
        }
      }
      return new Matrix(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.replace('|', ' ').strip().split(" +")) {
      cells.add(cell);
    }
    return cells;
  }

  /** The endpoint of a row; without the situation in brackets after it. */
  static String endpoint(String row) {
    int bracket = row.indexOf(" [");
    return bracket < 0 ? row : row.substring(0, bracket);
  }

  /** A row as it stands in the table. */
  static String line(String row, List<String> cells) {
    StringBuilder line = new StringBuilder("%-70s".formatted(row));
    for (int i = 0; i < cells.size(); i++) {
      if (i % 5 == 0 && i < 25) {
        line.append("| ");
      }
      line.append("%-5s".formatted(cells.get(i)));
    }
    return line.toString().stripTrailing();
  }

  static String header() {
    return line("# ", Caller.ALL.stream().map(caller -> caller.code).collect(Collectors.toList()));
  }
}
