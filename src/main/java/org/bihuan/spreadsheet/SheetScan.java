package org.bihuan.spreadsheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Scans the parts of a workbook before the workbook reader does, since that one allocates memory
 * for any number in them: a column, the index of a shared string, a number of a million digits. It
 * scans every part, since any can be declared a sheet, and uses the same parser, so that both see
 * the same.
 */
final class SheetScan {

  /** In characters: converting a number takes time that grows with the square of its length. */
  private static final int LONGEST_NUMBER = 255;

  /**
   * How many elements the reader may collect in lists: formats, relationships, sheets. More than
   * Excel allows.
   */
  private static final int HELD = 200_000;

  private static final int SHARED_TEXTS = 1_000_000;

  private final SheetLimits limits;
  private long highestText = -1;
  private long mostTexts;

  SheetScan(SheetLimits limits) {
    this.limits = limits;
  }

  /** Scans one part; one that is not XML is read up to its first error, as by the reader. */
  void part(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // otherwise errors within a text are thrown late and unchecked, only when its length is read
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    new Part(factory.createXMLStreamReader(in)).read();
  }

  /**
   * Called after all parts: the reader would loop endlessly on an index beyond the last shared
   * string.
   */
  void checkTexts() {
    if (highestText >= mostTexts || highestText >= SHARED_TEXTS) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }

  private final class Part {

    private final XMLStreamReader xml;
    private final Formulas formulas = new Formulas();
    private final Map<String, Integer> locked = new HashMap<>();
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private final CellPlace place = new CellPlace(limits);
    private boolean sheet;
    private boolean inRow;
    private boolean inCell;
    private boolean inFormula;
    private boolean inValue;
    private boolean number;
    private boolean shared;
    private boolean inText;
    private long texts;
    private long characters;
    private long cellCharacters;

    Part(XMLStreamReader xml) {
      this.xml = xml;
    }

    void read() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamReader.START_ELEMENT -> start(xml.getLocalName());
          case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
          case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> text();
          default -> {
            // has no content to check
          }
        }
      }
    }

    private void start(String name) {
      limits.checkTime();
      switch (name) {
        case "sheetData" -> sheet = true;
        case "si" -> {
          inText = true;
          mostTexts = Math.max(mostTexts, ++texts);
        }
        case "Relationship", "sheet", "numFmt", "xf" -> {
          if (locked.merge(name, 1, Integer::sum) > HELD) {
            throw SpreadsheetFault.file("spreadsheet.bomb");
          }
        }
        case "row" -> {
          if (sheet) {
            refuseIf(inRow);
            inRow = true;
            place.row(xml.getAttributeValue(null, "r"));
          }
        }
        case "c" -> {
          if (sheet) {
            refuseIf(inCell);
            cell();
          }
        }
        case "f" -> {
          if (inCell) {
            inFormula = true;
            formula.setLength(0);
            formulas.begin(xml);
          }
        }
        case "v" -> inValue = inCell;
        default -> {
          // has no number that the reader uses
        }
      }
    }

    private void cell() {
      inCell = true;
      place.cell(xml.getAttributeValue(null, "r"));
      String type = xml.getAttributeValue(null, "t");
      number = type == null || type.equals("n");
      shared = "s".equals(type);
      shown.setLength(0);
      cellCharacters = 0;
    }

    private void end(String name) {
      switch (name) {
        case "si" -> inText = false;
        case "row" -> inRow = false;
        case "f" -> {
          if (inFormula) {
            formulas.end(formula.length());
          }
          inFormula = false;
        }
        case "v" -> inValue = false;
        case "c" -> {
          if (inCell && shared && !shown.isEmpty()) {
            highestText = Math.max(highestText, index(shown.toString()));
          }
          inCell = false;
        }
        default -> {
          // not an element that is counted
        }
      }
    }

    private void text() {
      if (inText) {
        characters += xml.getTextLength();
        if (characters > Archive.SHARED_TEXTS) {
          throw SpreadsheetFault.file("spreadsheet.bomb");
        }
      } else if (inFormula) {
        formulas.checkLength(formula.length() + xml.getTextLength());
        formula.append(xml.getText());
      } else if (inCell) {
        cellCharacters += xml.getTextLength();
        refuseIf(number && cellCharacters > LONGEST_NUMBER);
        if (cellCharacters > SheetLimits.CELL) {
          throw place.tooLong();
        }
        if (inValue) {
          shown.append(xml.getText());
        }
      }
    }
  }

  private static long index(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }

  private static void refuseIf(boolean broken) {
    if (broken) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }
}
