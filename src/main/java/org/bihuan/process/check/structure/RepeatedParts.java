package org.bihuan.process.check.structure;

import java.util.HashSet;
import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.XmlElement;

/** What is done for each of several: for which, and what may stand within it. */
public final class RepeatedParts {

  private static final String LOOP = "multiInstanceLoopCharacteristics";

  private RepeatedParts() {}

  public static void check(XmlElement process, ProcessModel model, Findings findings) {
    process.tree().filter(Elements::isNode).forEach(node -> node(node, model, findings));
  }

  private static void node(XmlElement node, ProcessModel model, Findings findings) {
    MultiInstance loop = model.loops().get(node.id());
    XmlElement characteristics = node.first(LOOP);
    Set<String> around = new HashSet<>(Elements.loops(node));
    if (loop != null && loop.collection() != null && characteristics != null) {
      if (!Items.of(model, loop, around).isList()) {
        findings.add(Rule.COLLECTION_SINGLE, characteristics, loop.collection());
        findings.ignore(characteristics); // the rules for expressions would say it again
      }
    }
    if (node.is("startEvent") && node.first("messageEventDefinition") != null && isWithin(node)) {
      findings.add(Rule.ACTION_REPEATED, node, node.id());
    }
    String standing = node.attribute("bihuan:standing");
    if (standing != null
        && (!standing.equals("true") || Elements.isEventSubprocess(node) || isWithin(node))) {
      findings.add(Rule.STANDING, node, node.id());
    }
  }

  /** Whether an element is done for each of several, or stands in something that is. */
  public static boolean isWithin(XmlElement element) {
    return !Elements.loops(element).isEmpty();
  }
}
