package org.bihuan.process.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.process.language.XmlFile.Unreadable;

/** Finds the process element in a file, both before and after the file is checked. */
public final class ProcessXml {

  private ProcessXml() {}

  /**
   * Reads the model of a file that was checked when it was deployed.
   *
   * @throws IllegalArgumentException where it is not a process file
   */
  public static ProcessModel read(byte[] xml) {
    try {
      XmlElement definitions = stored(xml);
      return new ModelReader(definitions, process(definitions)).read();
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The process element of a file that was checked when it was deployed. */
  public static XmlElement process(String xml) throws Unreadable {
    return process(stored(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The root element of a file that was checked when it was deployed, perhaps by less strict rules.
   */
  public static XmlElement stored(byte[] xml) throws Unreadable {
    return definitions(XmlFile.readStored(xml));
  }

  /** The root element of a file that has not been checked yet. */
  public static XmlElement unchecked(byte[] xml) throws Unreadable {
    return definitions(XmlFile.read(xml));
  }

  /** The only process element below the root. */
  public static XmlElement process(XmlElement definitions) throws Unreadable {
    List<XmlElement> processes = definitions.all("process").toList();
    if (processes.size() != 1) {
      throw new Unreadable(Rule.ONE_PROCESS, definitions.line(), String.valueOf(processes.size()));
    }
    return processes.get(0);
  }

  private static XmlElement definitions(XmlElement root) throws Unreadable {
    if (!root.is("definitions")) {
      throw new Unreadable(Rule.NOT_BPMN, root.line(), root.name());
    }
    return root;
  }
}
