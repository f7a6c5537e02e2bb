package org.bihuan.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.generated.Breakage.Broken;
import org.bihuan.process.check.DecisionReport;
import org.bihuan.process.check.DmnCheck;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.check.Report;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.language.Finding;
import org.springframework.core.io.ClassPathResource;

/**
 * Checks random processes: what is broken on purpose must be refused where it is broken. Several
 * threads may ask at a time.
 */
final class CheckedProcesses {

  private final DecisionReport decisions;
  private final OtherTypes types;
  private final Map<String, Integer> refused = new TreeMap<>();
  private int broken;
  private int accepted;

  CheckedProcesses() throws IOException {
    this.decisions = DmnCheck.check(content("processes/deadline-policy.dmn"));
    Map<String, Drawn> used = new HashMap<>();
    for (String type : RandomProcess.USED) {
      ProcessCheck.drawn(content("workflow/" + type + ".bpmn20.xml"))
          .ifPresent(process -> used.put(type, process));
    }
    this.types = OtherTypes.of(used, Map.of());
  }

  static byte[] content(String file) throws IOException {
    return new ClassPathResource(file).getContentAsByteArray();
  }

  /** Whether a process is accepted. */
  boolean accepts(GeneratedProcess process) {
    Set<String> known = decisions.decisions();
    Report report = ProcessCheck.check(process.content(), known, decisions.tables(), types);
    process.broken().ifPresent(wrong -> expectRefused(wrong, report));
    boolean taken = report.accepted();
    synchronized (this) {
      broken += process.broken().isPresent() ? 1 : 0;
      accepted += taken ? 1 : 0;
      if (!taken && process.broken().isEmpty()) {
        report.findings().stream()
            .filter(Finding::isError)
            .forEach(finding -> refused.merge(finding.rule(), 1, Integer::sum));
      }
    }
    return taken;
  }

  int accepted() {
    return accepted;
  }

  @Override
  public String toString() {
    return "%d broken on purpose, %d accepted, refused %s".formatted(broken, accepted, refused);
  }

  private static void expectRefused(Broken wrong, Report report) {
    assertThat(report.accepted()).as("%s\n%s", wrong.how(), wrong.xml()).isFalse();
    List<String> elements = new ArrayList<>();
    report.findings().forEach(finding -> elements.add(finding.element()));
    assertThat(elements)
        .as("%s at %s: %s\n%s", wrong.how(), wrong.element(), report.findings(), wrong.xml())
        .anyMatch(element -> isAt(element, wrong));
  }

  /** A finding may name the element, or a part of it that has an id of its own. */
  private static boolean isAt(String element, Broken wrong) {
    if (element.equals(wrong.element())) {
      return true;
    }
    int from = wrong.xml().indexOf(" id='" + wrong.element() + "'");
    int to = wrong.xml().indexOf("</userTask>", from);
    return !element.isEmpty()
        && to > 0
        && wrong.xml().substring(from, to).contains(" id='" + element + "'");
  }
}
