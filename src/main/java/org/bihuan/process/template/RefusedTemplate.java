package org.bihuan.process.template;

import java.util.List;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Rule;

/** A file that is no template the contract allows. */
final class RefusedTemplate extends Exception {

  private static final int LONGEST = 200;

  private final transient Finding finding;

  RefusedTemplate(Rule rule, String... args) {
    super(rule.key());
    List<Object> told = List.of((Object[]) args).stream().map(RefusedTemplate::cut).toList();
    this.finding = new Finding("", 0, rule.key(), rule.severity(), told);
  }

  Finding finding() {
    return finding;
  }

  private static Object cut(Object arg) {
    String text = String.valueOf(arg);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
