package org.bihuan.workflow.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.workflow.check.XmlFile.Unreadable;

/** The check of a process file against the process contract. Thread-safe. */
public final class ProcessCheck {

  private static final List<ProcessFile.Check> CHECKS =
      List.of(
          new VocabularyCheck(),
          new RepetitionCheck(),
          new IdentityCheck(),
          new FormCheck(),
          new StepCheck(),
          new ExpressionCheck(),
          new ActCheck(),
          new TimerCheck(),
          new FlowCheck());

  private ProcessCheck() {}

  /**
   * Checks a file.
   *
   * @param decisions keys of the decisions that are there or come along
   * @param types issue types that are there or come along; the file's own need not be among them
   */
  public static Report check(byte[] xml, Set<String> decisions, Set<String> types) {
    Findings findings = new Findings();
    try {
      XmlElement definitions = definitions(xml);
      XmlElement process = process(definitions);
      ProcessModel model = new ModelReader(definitions, process).read();
      ProcessFile file = new ProcessFile(definitions, process, model, decisions, types);
      CHECKS.forEach(check -> check.check(file, findings));
      if (!findings.hasErrors()) {
        // the game is played on a drawing that is whole; else it would only tell of the same again
        new SoundnessCheck(file, findings).check();
      }
      return new Report(model, findings.inOrder());
    } catch (Unreadable e) {
      return new Report(null, List.of(e.finding()));
    }
  }

  /**
   * Reads a file that was checked when it was deployed.
   *
   * @throws IllegalArgumentException where it is no process file
   */
  public static ProcessModel read(byte[] xml) {
    try {
      XmlElement definitions = stored(xml);
      return new ModelReader(definitions, process(definitions)).read();
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The issue type a file is for, whatever else is wrong with it; empty where it is no process. */
  public static Optional<String> typeOf(byte[] xml) {
    try {
      return Optional.of(process(definitions(xml)).id());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** The process of a file that was checked when it was deployed. */
  static XmlElement process(String xml) throws Unreadable {
    return process(stored(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** The root of a file that was checked when it was deployed, perhaps by less strict rules. */
  static XmlElement stored(byte[] xml) throws Unreadable {
    return definitions(XmlFile.readStored(xml));
  }

  private static XmlElement definitions(byte[] xml) throws Unreadable {
    return definitions(XmlFile.read(xml));
  }

  private static XmlElement definitions(XmlElement root) throws Unreadable {
    if (!root.is("definitions")) {
      throw new Unreadable(Rule.NOT_BPMN, root.line(), root.name());
    }
    return root;
  }

  static XmlElement process(XmlElement definitions) throws Unreadable {
    List<XmlElement> processes = definitions.all("process").toList();
    if (processes.size() != 1) {
      throw new Unreadable(Rule.ONE_PROCESS, definitions.line(), String.valueOf(processes.size()));
    }
    return processes.get(0);
  }
}
