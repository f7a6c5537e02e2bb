package org.bihuan.process.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.ExpressionTokens;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.Help;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;

/** Ids are part of the API, and names are shown to people: both must be present and well formed. */
final class IdentityCheck implements ProcessFile.Check {

  static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final int LONGEST_KEY = 64;

  /** Elements whose names are shown to people. */
  private static final Set<String> NAMED = Set.of("process", "userTask", "endEvent");

  /** Whether it may be the key of a type or a decision: {@code supervision-notice}. */
  static boolean isKey(String id) {
    return id.length() <= LONGEST_KEY && KEBAB.matcher(id).matches();
  }

  @Override
  public void check(ProcessFile file, Findings findings) {
    XmlElement process = file.process();
    if (!isKey(process.id())) {
      findings.add(Rule.PROCESS_ID, process, process.id());
    }
    file.nodes().forEach(node -> id(node, findings));
    Map<String, XmlElement> starts = new HashMap<>();
    file.elements("startEvent").forEach(start -> starts.putIfAbsent(start.id(), start));
    for (ProcessModel.Action action : file.model().actions().values()) {
      XmlElement start = starts.get(action.id());
      if (start != null) {
        actionKey(file, start, action.key(), findings);
      }
    }
    duplicates(file, findings);
    file.elements().filter(IdentityCheck::isNamed).forEach(element -> names(element, findings));
    file.elements().filter(IdentityCheck::isExplained).forEach(element -> help(element, findings));
  }

  private static void id(XmlElement node, Findings findings) {
    if (!CAMEL.matcher(node.id()).matches()) {
      findings.add(Rule.ELEMENT_ID, node, node.id().isEmpty() ? node.name() : node.id());
    } else if (node.is("userTask")
        && (ExpressionTokens.RESERVED.contains(node.id())
            || node.id().equals(ProcessModel.OPENED))) {
      findings.add(Rule.RESERVED_NAME, node, node.id());
    }
  }

  private static void actionKey(ProcessFile file, XmlElement start, String key, Findings findings) {
    if (key.isEmpty()) {
      findings.add(Rule.ACTION_MESSAGE, start, start.id());
    } else if (!CAMEL.matcher(key).matches()) {
      findings.add(Rule.ELEMENT_ID, start, key);
    } else if (ExpressionTokens.RESERVED.contains(key)
        || key.equals(ProcessModel.OPENED)
        || file.model().steps().containsKey(key)) {
      findings.add(Rule.RESERVED_NAME, start, key);
    }
  }

  private static void duplicates(ProcessFile file, Findings findings) {
    Set<String> seen = new HashSet<>();
    file.definitions()
        .tree()
        .filter(element -> !element.isExtension() && !element.id().isEmpty())
        .filter(element -> !seen.add(element.id()))
        .forEach(
            element -> {
              findings.add(Rule.DUPLICATE_ID, element, element.id());
              findings.ignore(element); // nothing can lead to it
            });
    Set<String> keys = new HashSet<>();
    file.elements("startEvent")
        .filter(start -> start.first("messageEventDefinition") != null)
        .filter(start -> !keys.add(Elements.messageName(file.definitions(), start)))
        .forEach(
            start ->
                findings.add(
                    Rule.DUPLICATE_ID, start, Elements.messageName(file.definitions(), start)));
  }

  private static boolean isNamed(XmlElement element) {
    return NAMED.contains(element.name())
        || (element.is("startEvent") && element.first("messageEventDefinition") != null)
        || element.is("flowable:formProperty")
        || element.is("bihuan:column")
        || element.is("bihuan:figure")
        || element.is("flowable:value");
  }

  /** Elements whose documentation is shown to people. */
  private static boolean isExplained(XmlElement element) {
    return element.is("process")
        || element.is("userTask")
        || (element.is("startEvent") && element.first("messageEventDefinition") != null);
  }

  private static void help(XmlElement element, Findings findings) {
    Names help = Help.of(element);
    if (help != null && !help.zh().isEmpty() && help.en() == null) {
      findings.add(Rule.ENGLISH_HELP, element, element.address());
    }
  }

  static void names(XmlElement element, Findings findings) {
    Names names = FormReader.names(element);
    boolean inForm = element.isExtension();
    String told = inForm ? element.id() : element.address();
    if (names.zh().isEmpty() && !(inForm && element.id().equals(ProcessModel.OUTCOME))) {
      findings.add(Rule.CHINESE_NAME, element, told);
    } else if (names.en() == null && !names.zh().isEmpty()) {
      findings.add(Rule.ENGLISH_NAME, element, told, names.zh());
    }
  }
}
