package org.bihuan.process.check.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bihuan.process.check.structure.Drawn;
import org.bihuan.process.check.structure.OtherProcesses;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.register.Register;
import org.jspecify.annotations.Nullable;

/**
 * The issue types that are there besides the one being checked.
 *
 * @param keys those that can be opened or called
 * @param processes their processes, as far as they are known
 * @param openers types that stay as they are, and may open the one being checked
 * @param registers what forms and expressions may refer to, by key
 * @param isUnit whether there is a unit with this code; all are, where the units are not known
 */
public record OtherTypes(
    Set<String> keys,
    Map<String, Drawn> processes,
    List<ProcessModel> openers,
    Map<String, Register> registers,
    Predicate<String> isUnit)
    implements OtherProcesses {

  public OtherTypes {
    keys = Set.copyOf(keys);
    processes = Map.copyOf(processes);
    openers = List.copyOf(openers);
    registers = Map.copyOf(registers);
  }

  public OtherTypes(Set<String> keys, Map<String, Drawn> processes, List<ProcessModel> openers) {
    this(keys, processes, openers, Map.of(), unit -> true);
  }

  /** Types of which only the keys are known. */
  public static OtherTypes named(Set<String> keys) {
    return new OtherTypes(keys, Map.of(), List.of());
  }

  /**
   * @param deployed those in force
   * @param together those checked together, which take their place
   */
  public static OtherTypes of(Map<String, Drawn> deployed, Map<String, Drawn> together) {
    Map<String, Drawn> processes = new HashMap<>(deployed);
    processes.putAll(together);
    List<ProcessModel> openers = new ArrayList<>();
    deployed.forEach(
        (key, process) -> {
          if (!together.containsKey(key)) {
            openers.add(process.model());
          }
        });
    return new OtherTypes(processes.keySet(), processes, openers);
  }

  /** The same with these registers. */
  public OtherTypes with(Map<String, Register> others) {
    return new OtherTypes(keys, processes, openers, others, isUnit);
  }

  /** The same where the units are known. */
  public OtherTypes withUnits(Predicate<String> known) {
    return new OtherTypes(keys, processes, openers, registers, known);
  }

  @Override
  public @Nullable Drawn process(String type) {
    return processes.get(type);
  }

  /** Null where it is not known. */
  public @Nullable ProcessModel model(String key) {
    Drawn process = processes.get(key);
    return process == null ? null : process.model();
  }
}
