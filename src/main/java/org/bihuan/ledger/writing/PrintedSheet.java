package org.bihuan.ledger.writing;

import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** How every sheet of a ledger looks, on the screen and printed. */
final class PrintedSheet {

  /** In inches, left and right. */
  private static final float MARGIN = 0.4f;

  private PrintedSheet() {}

  /**
   * A4 landscape, all columns on one page, the first row on every page and always in view. To be
   * called before anything is flushed.
   */
  static void begin(Worksheet sheet) {
    sheet.freezePane(0, 1);
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(0);
    sheet.leftMargin(MARGIN);
    sheet.rightMargin(MARGIN);
  }

  /**
   * @param width in characters
   */
  static void title(Worksheet sheet, int column, int width, String title) {
    sheet.width(column, width);
    sheet.inlineString(0, column, title);
    sheet.style(0, column).bold().wrapText(true).borderStyle(BorderStyle.THIN).set();
  }

  /** Borders around every cell of a row, and its texts with line breaks. */
  static void frame(Worksheet sheet, int row, int columns) {
    sheet
        .range(row, 0, row, columns - 1)
        .style()
        .borderStyle(BorderStyle.THIN)
        .verticalAlignment("top")
        .wrapText(true)
        .set();
  }
}
