package org.bihuan.workflow.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the rules find; says the same thing once. */
final class Findings {

  private final Set<Finding> found = new LinkedHashSet<>();

  void add(Rule rule, XmlElement where, Object... args) {
    add(rule, where.address(), where.line(), args);
  }

  void add(Rule rule, String element, int line, Object... args) {
    found.add(new Finding(element, line, rule.key(), rule.severity(), List.of(args)));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(Finding::isError);
  }

  List<Finding> inOrder() {
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Finding::line));
    return sorted;
  }
}
