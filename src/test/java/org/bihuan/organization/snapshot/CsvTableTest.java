package org.bihuan.organization.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  private static CsvTable read(String text) {
    return CsvTable.read(text.getBytes(UTF_8));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumnsName() {
    assertThat(read("\uFEFFcode,name\r\nA,甲\r\n").header()).containsExactly("code", "name");
  }

  @Test
  void quotedCellsKeepTheirCommasQuotesAndLineBreaks() {
    Row row = read("code,name\nA,\"x, \"\"y\"\"\nz\"\n").rows().get(0);
    assertThat(row.text("name")).isEqualTo("x, \"y\"\nz");
  }

  @Test
  void rowsAreNumberedAsASpreadsheetShowsThemAlsoBehindBlankOnes() {
    List<Row> rows = read("code,name\nA,甲\n\n,\nB,乙").rows();
    assertThat(rows).extracting(Row::number).containsExactly(2, 5);
  }

  @Test
  void aRowWithTooManyOrTooFewCellsIsNotComplete() {
    List<Row> rows = read("code,name\nA,甲\nB\nC,丙,丁").rows();
    assertThat(rows).extracting(Row::complete).containsExactly(true, false, false);
  }

  @Test
  void refusesWhatIsNotUtf8OrLeavesAQuoteOpen() {
    assertThatThrownBy(() -> CsvTable.read("code\n甲".getBytes(Charset.forName("GB18030"))))
        .isInstanceOf(CsvTable.Unreadable.class);
    assertThatThrownBy(() -> read("code\n\"A")).isInstanceOf(CsvTable.Unreadable.class);
    assertThatThrownBy(() -> read("code,code\nA,B")).isInstanceOf(CsvTable.Unreadable.class);
  }
}
