package org.bihuan.process.check.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.check.structure.Beginnings.Start;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.FormReader;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;

/**
 * Nothing goes on for ever by itself: no loop without a step that cannot be skipped or a time that
 * surely lies ahead, also through called processes; and no processes that begin each other by
 * opening, calling or taking an action at once.
 */
public final class Endless {

  private Endless() {}

  public static void check(Drawn process, OtherProcesses others, Findings findings) {
    OtherProcesses all = type -> type.equals(process.model().id()) ? process : others.process(type);
    Set<Node> told = new HashSet<>();
    for (List<Node> loop : new Loops(process.graph(), new Passing(process, all)).all()) {
      told.addAll(loop);
      tell(process, loop, findings);
    }
    Beginnings beginnings = new Beginnings(all);
    List<Start> starts = new ArrayList<>(List.of(new Start(process.model().id(), null)));
    process
        .model()
        .actions()
        .keySet()
        .forEach(key -> starts.add(new Start(process.model().id(), key)));
    for (Start start : starts) {
      List<Node> way = beginnings.wayBack(start);
      if (!way.isEmpty() && told.add(way.get(0))) {
        tell(process, way, findings);
      }
    }
  }

  private static void tell(Drawn process, List<Node> way, Findings findings) {
    List<Names> path = new ArrayList<>();
    for (Node node : way) {
      Names names = FormReader.names(node.element);
      path.add(names.zh().isEmpty() ? process.model().names(node.id()) : names);
    }
    path.add(path.get(0));
    findings.add(Rule.ENDLESS, way.get(0).element, List.copyOf(path), path.get(0));
    findings.ignore(way.get(0).element); // what else is wrong with it follows from this
  }
}
