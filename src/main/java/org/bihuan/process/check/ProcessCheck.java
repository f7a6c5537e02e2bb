package org.bihuan.process.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;

/** The check of a process file against the process contract. Thread-safe. */
public final class ProcessCheck {

  private static final List<ProcessFile.Check> CHECKS =
      List.of(
          new VocabularyCheck(),
          new RepetitionCheck(),
          new IdentityCheck(),
          new FormCheck(),
          new StepCheck(),
          new ServiceTaskCheck(),
          new TimerCheck(),
          new FlowCheck(),
          new EndlessCheck(),
          new ExpressionCheck()); // last: what may be empty depends on the flows

  private ProcessCheck() {}

  /**
   * Checks a file.
   *
   * @param decisions keys of the decisions that are deployed or checked together with it
   * @param types issue types that are deployed or checked together with it; the file's own need not
   *     be among them
   */
  public static Report check(byte[] xml, Set<String> decisions, Set<String> types) {
    return check(xml, decisions, Map.of(), types);
  }

  /**
   * Checks a file, with what the decisions say.
   *
   * @param tables the tables of these decisions, as far as they are known
   */
  public static Report check(
      byte[] xml,
      Set<String> decisions,
      Map<String, DecisionTable> tables,
      Set<String> types) {
    Findings findings = new Findings();
    try {
      XmlElement definitions = ProcessXml.unchecked(xml);
      XmlElement process = ProcessXml.process(definitions);
      ProcessModel model = new ModelReader(definitions, process).read();
      ProcessFile file = new ProcessFile(definitions, process, model, decisions, tables, types);
      CHECKS.forEach(check -> check.check(file, findings));
      if (!findings.hasErrors()) {
        // the token game needs a valid graph; otherwise it would only report the same errors again
        new SoundnessCheck(file, findings).check();
      }
      return new Report(model, findings.inOrder());
    } catch (Unreadable e) {
      return new Report(null, List.of(e.finding()));
    }
  }

  /** The issue type of a file, even where the file has errors; empty where it is not a process. */
  public static Optional<String> typeOf(byte[] xml) {
    try {
      return Optional.of(ProcessXml.process(ProcessXml.unchecked(xml)).id());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
