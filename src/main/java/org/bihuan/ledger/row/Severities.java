package org.bihuan.ledger.row;

import java.util.List;
import java.util.Map;

/** What ledgers call a severity. The first Chinese and English word are those of the exports. */
public final class Severities {

  public static final Synonyms WORDS =
      new Synonyms(
          Map.of(
              "minor", List.of("一般", "轻微", "较轻", "一般问题", "minor"),
              "major", List.of("较重", "较严重", "较大", "较重问题", "major"),
              "critical", List.of("严重", "重大", "特别严重", "严重问题", "重大问题", "critical")));

  private Severities() {}
}
