package org.bihuan.process.check.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.opening.TakenAction;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.MentionedFields;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.values.Known;

/**
 * Types that stay as they are, and open issues of the one being checked or take their actions: what
 * they give must still be what its forms take.
 */
public final class StayingOpeners {

  private StayingOpeners() {}

  /**
   * @param process of the type being checked
   * @param known what expressions may refer to, with the type being checked as it will be
   */
  public static void check(
      XmlElement process,
      ProcessModel type,
      OtherTypes types,
      Map<String, DecisionTable> tables,
      Known known,
      Findings findings) {
    for (ProcessModel opener : types.openers()) {
      Drawn drawn = types.process(opener.id());
      List<Act> acts = opener.acts().values().stream().filter(act -> fillsIn(act, type)).toList();
      if (drawn != null && !acts.isEmpty()) {
        Findings theirs = new Findings();
        TypedExpressions typed = typed(drawn, tables, known, theirs);
        for (Act act : acts) {
          drawn.graph().nodes.stream()
              .map(node -> node.element)
              .filter(element -> element.id().equals(act.id()))
              .forEach(task -> given(task, act, type, typed, theirs));
        }
        theirs.inOrder().forEach(finding -> tell(process, opener, finding, findings));
      }
    }
  }

  private static void given(
      XmlElement task, Act act, ProcessModel type, TypedExpressions typed, Findings theirs) {
    if (act.delegate().equals("takeAction")) {
      TakenAction.check(task, act.parameters(), type, theirs);
    }
    typed.passed(task);
  }

  private static boolean fillsIn(Act act, ProcessModel type) {
    return ServiceTaskDelegates.WITH_FIELDS.contains(act.delegate())
        && type.id().equals(act.parameters().get("type"));
  }

  private static TypedExpressions typed(
      Drawn opener, Map<String, DecisionTable> tables, Known known, Findings findings) {
    Node root = opener.graph().root;
    return new TypedExpressions(
        Objects.requireNonNull(root.element.parent()),
        root.element,
        opener.model(),
        root.element.tree().flatMap(MentionedFields::expressions),
        tables,
        known,
        true,
        findings);
  }

  private static void tell(
      XmlElement process, ProcessModel opener, Finding theirs, Findings findings) {
    Names what = new Names(theirs.message(Locale.CHINESE), theirs.message(Locale.ENGLISH));
    findings.add(Rule.OPENER_UNSUITED, process, opener.id() + "." + theirs.element(), what);
  }
}
