package org.bihuan.process.values;

import java.util.Map;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.register.Register;

/**
 * What expressions may refer to besides their own process, as far as it is known.
 *
 * @param registers by key
 * @param types issue types by key
 */
public record Known(Map<String, Register> registers, Map<String, ProcessModel> types) {

  static final Known NOTHING = new Known(Map.of(), Map.of());

  public Known {
    registers = Map.copyOf(registers);
    types = Map.copyOf(types);
  }
}
