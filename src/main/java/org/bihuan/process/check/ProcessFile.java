package org.bihuan.process.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.template.Templates;
import org.bihuan.process.values.Known;
import org.jspecify.annotations.Nullable;

/**
 * A process file being checked.
 *
 * @param decisions keys of the decisions that can be taken
 * @param tables their tables, as far as they are known
 * @param types issue types that can be opened or called, besides the file's own
 * @param templates the documents that can be filled in
 */
record ProcessFile(
    XmlElement definitions,
    XmlElement process,
    ProcessModel model,
    Set<String> decisions,
    Map<String, DecisionTable> tables,
    OtherTypes types,
    Templates templates) {

  /** One group of rules. */
  interface Check {
    void check(ProcessFile file, Findings findings);
  }

  Drawn drawn() {
    return new Drawn(model, new Graph(process));
  }

  Stream<XmlElement> elements() {
    return process.tree();
  }

  Stream<XmlElement> elements(String name) {
    return elements().filter(element -> element.is(name));
  }

  Stream<XmlElement> nodes() {
    return elements().filter(Elements::isNode);
  }

  /** What expressions may refer to. */
  Known known() {
    Map<String, ProcessModel> models = new HashMap<>();
    types.processes().forEach((key, drawn) -> models.put(key, drawn.model()));
    models.put(process.id(), model);
    return new Known(types.registers(), models);
  }

  boolean knowsType(String type) {
    return types.keys().contains(type) || process.id().equals(type);
  }

  /** The content of an issue type; null where it is not known. */
  @Nullable ProcessModel modelOf(String type) {
    return process.id().equals(type) ? model : types.model(type);
  }
}
