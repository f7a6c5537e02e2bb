package org.bihuan.process.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.language.Finding;
import org.bihuan.process.register.Register;
import org.bihuan.process.template.DocumentTemplate;

/**
 * Checks all process, decision, register and template files of some folders together, as they would
 * be deployed.
 */
final class FolderCheck {

  private final Map<Path, List<Finding>> findings = new LinkedHashMap<>();

  FolderCheck(List<Path> folders) throws IOException {
    List<Path> decisionFiles = files(folders, name -> name.endsWith(".dmn"));
    List<Path> processFiles =
        files(folders, name -> name.endsWith(".bpmn20.xml") || name.endsWith(".bpmn"));
    Map<String, DocumentTemplate> templates = new HashMap<>();
    for (Path file : files(folders, name -> name.endsWith(".docx") && !name.startsWith("~$"))) {
      DocumentTemplate.Read read = DocumentTemplate.read(Files.readAllBytes(file));
      findings.put(file, read.findings());
      if (read.template() != null) {
        templates.put(file.getFileName().toString(), read.template());
      }
    }
    Set<String> decisions = new HashSet<>();
    Map<String, DecisionTable> tables = new HashMap<>();
    for (Path file : decisionFiles) {
      DecisionReport report = DmnCheck.check(Files.readAllBytes(file));
      decisions.addAll(report.decisions());
      tables.putAll(report.tables());
      findings.put(file, report.findings());
    }
    Map<String, Register> registers = new HashMap<>();
    for (Path file : files(folders, name -> name.endsWith(".register.json"))) {
      RegisterReport report = RegisterCheck.check(Files.readAllBytes(file), Map.of());
      findings.put(file, report.findings());
      if (report.register() != null) {
        registers.put(report.register().key(), report.register());
      }
    }
    Map<Path, byte[]> processes = new LinkedHashMap<>();
    Map<String, Drawn> together = new HashMap<>();
    for (Path file : processFiles) {
      byte[] xml = Files.readAllBytes(file);
      processes.put(file, xml);
      ProcessCheck.drawn(xml).ifPresent(process -> together.put(process.model().id(), process));
    }
    OtherTypes types = OtherTypes.of(Map.of(), together).with(registers);
    processes.forEach(
        (file, xml) ->
            findings.put(
                file,
                ProcessCheck.check(xml, decisions, tables, types, templates::get).findings()));
  }

  /** The findings by file, including files without findings. */
  Map<Path, List<Finding>> findings() {
    return findings;
  }

  private static List<Path> files(List<Path> folders, Predicate<String> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> wanted.test(file.getFileName().toString()))
            .sorted()
            .forEach(found::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return found;
  }
}
