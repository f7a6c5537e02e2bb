package org.bihuan.ledger.row;

import java.util.List;
import java.util.Map;
import org.bihuan.issue.facts.Severity;

/**
 * The words ledgers use for severities. The first Chinese and the first English word are used in
 * exports.
 */
public final class Severities {

  public static final Synonyms WORDS =
      new Synonyms(
          Map.of(
              Severity.MINOR.code(), List.of("一般", "轻微", "较轻", "一般问题", "minor"),
              Severity.MAJOR.code(), List.of("较重", "较严重", "较大", "较重问题", "major"),
              Severity.CRITICAL.code(), List.of("严重", "重大", "特别严重", "严重问题", "重大问题", "critical")));

  private Severities() {}
}
