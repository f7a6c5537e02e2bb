package org.bihuan.process.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.process.check.expression.NamedUnits;
import org.bihuan.process.check.expression.StayingOpeners;
import org.bihuan.process.check.figure.FigureCheck;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.CalledProcesses;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.check.structure.Endless;
import org.bihuan.process.check.structure.ErrorEvents;
import org.bihuan.process.check.structure.InclusiveBlocks;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;
import org.bihuan.process.template.Templates;

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
          (file, findings) -> NamedUnits.check(file.process(), file.types(), findings),
          (file, findings) -> FigureCheck.check(file.process(), file.model(), findings),
          (file, findings) -> ErrorEvents.check(new Graph(file.process()), findings),
          (file, findings) -> InclusiveBlocks.check(new Graph(file.process()), findings),
          (file, findings) -> Endless.check(file.drawn(), file.types(), findings),
          (file, findings) -> CalledProcesses.check(file.drawn(), file.types(), findings),
          (file, findings) ->
              StayingOpeners.check(
                  file.process(),
                  file.model(),
                  file.types(),
                  file.tables(),
                  file.known(),
                  findings),
          new ExpressionCheck()); // last: what may be empty depends on the flows

  private ProcessCheck() {}

  /**
   * Checks a file by itself: what it opens and calls is not looked into.
   *
   * @param decisions keys of the decisions that are there
   * @param types issue types that are there; the file's own need not be among them
   */
  public static Report check(byte[] xml, Set<String> decisions, Set<String> types) {
    return check(xml, decisions, Map.of(), OtherTypes.named(types));
  }

  /**
   * Checks a file together with the types that it opens and calls, and those that open it, and with
   * what the decisions say.
   *
   * @param decisions keys of the decisions that are deployed or checked together with it
   * @param tables the tables of these decisions, as far as they are known
   * @param types those that are deployed or checked together with it
   */
  public static Report check(
      byte[] xml, Set<String> decisions, Map<String, DecisionTable> tables, OtherTypes types) {
    return check(xml, decisions, tables, types, Templates.NONE);
  }

  /**
   * The same, with the documents that it fills in.
   *
   * @param templates those that are deployed or checked together with it
   */
  public static Report check(
      byte[] xml,
      Set<String> decisions,
      Map<String, DecisionTable> tables,
      OtherTypes types,
      Templates templates) {
    Findings findings = new Findings();
    try {
      XmlElement definitions = ProcessXml.unchecked(xml);
      XmlElement process = ProcessXml.process(definitions);
      ProcessModel model = new ModelReader(definitions, process).read();
      ProcessFile file =
          new ProcessFile(definitions, process, model, decisions, tables, types, templates);
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

  /** The process of a file, even where the file has errors; empty where it is not a process. */
  public static Optional<Drawn> drawn(byte[] xml) {
    try {
      XmlElement definitions = ProcessXml.unchecked(xml);
      return Optional.of(Drawn.of(definitions, ProcessXml.process(definitions)));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
