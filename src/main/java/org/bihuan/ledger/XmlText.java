package org.bihuan.ledger;

/** Text fit for a workbook: Excel refuses cells beyond 32,767 characters and control characters. */
final class XmlText {

  private static final int LONGEST = 32_767;

  private XmlText() {}

  static String of(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
  }
}
