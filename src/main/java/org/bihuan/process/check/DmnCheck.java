package org.bihuan.process.check;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * The check of a decision file: only tables are allowed, with inputs from the contract's values and
 * a single result. A file that passes is returned as the tables that are shown and evaluated; no
 * other code reads the file. Thread-safe.
 */
public final class DmnCheck {

  private final Findings findings = new Findings();
  private final Map<String, DecisionTable> tables = new LinkedHashMap<>();

  private DmnCheck() {}

  /** Checks a file. */
  public static DecisionReport check(byte[] xml) {
    try {
      XmlElement definitions = XmlFile.read(xml);
      DmnCheck check = new DmnCheck();
      check.definitions(definitions);
      Set<String> keys =
          definitions.all("dmn:decision").map(XmlElement::id).collect(Collectors.toSet());
      return new DecisionReport(
          keys, check.findings.hasErrors() ? Map.of() : check.tables, check.findings.inOrder());
    } catch (Unreadable e) {
      return new DecisionReport(Set.of(), Map.of(), List.of(e.finding()));
    }
  }

  /**
   * The table of one decision in a file.
   *
   * @throws IllegalArgumentException where the file does not pass the check or has no such
   *     decision; the message gives the reason
   */
  public static DecisionTable table(String xml, String key) {
    DecisionReport report = check(xml.getBytes(StandardCharsets.UTF_8));
    DecisionTable table = report.tables().get(key);
    if (table == null) {
      throw new IllegalArgumentException("refused by the check: " + report.errors());
    }
    return table;
  }

  private void definitions(XmlElement definitions) {
    if (!definitions.is("dmn:definitions") || definitions.first("dmn:decision") == null) {
      findings.add(Rule.NOT_DMN, definitions, definitions.name());
      return;
    }
    new DmnVocabulary(findings).check(definitions);
    Set<String> ids = new HashSet<>();
    definitions
        .tree()
        .filter(element -> !element.id().isEmpty() && !ids.add(element.id()))
        .forEach(element -> findings.add(Rule.DUPLICATE_ID, element, element.id()));
    definitions.all("dmn:decision").forEach(this::decision);
  }

  private void decision(XmlElement decision) {
    if (!IdentityCheck.isKey(decision.id())) {
      findings.add(Rule.PROCESS_ID, decision, decision.id());
    }
    if (decision.attribute("name", "").isBlank()) {
      findings.add(Rule.DMN_NAME, decision, decision.id());
    } else if (FormReader.names(decision).en() == null) {
      findings.add(Rule.ENGLISH_NAME, decision, decision.id(), decision.attribute("name", ""));
    }
    Names help = help(decision, findings);
    XmlElement table = decision.first("dmn:decisionTable");
    if (table == null) {
      findings.add(Rule.DMN_ELEMENT, decision, "dmn:decisionTable", decision.name());
      return;
    }
    tables.put(
        decision.id(),
        new TableReader(findings).read(table, decision.id(), FormReader.names(decision), help));
  }

  /** The explanation of an element; null where the file has none. */
  static @Nullable Names help(XmlElement element, Findings findings) {
    XmlElement description = element.first("dmn:description");
    if (description == null || description.text().isEmpty()) {
      return null;
    }
    Names help = new Names(description.text(), description.attribute("bihuan:en"));
    if (help.en() == null) {
      findings.add(Rule.ENGLISH_HELP, element, element.id());
    }
    return help;
  }
}
