package org.bihuan.process.check.structure;

import java.util.Optional;
import org.bihuan.process.language.Graph;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessXml;
import org.bihuan.process.language.XmlElement;
import org.bihuan.process.language.XmlFile.Unreadable;

/** A process: what its file says, and how it is drawn. */
public record Drawn(ProcessModel model, Graph graph) {

  public static Drawn of(XmlElement definitions, XmlElement process) {
    return new Drawn(new ModelReader(definitions, process).read(), new Graph(process));
  }

  /** Reads a file, even where it has errors; empty where it is no process. */
  public static Optional<Drawn> read(byte[] xml) {
    try {
      XmlElement definitions = ProcessXml.stored(xml);
      return Optional.of(of(definitions, ProcessXml.process(definitions)));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
