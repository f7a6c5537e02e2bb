package org.bihuan.process.check.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.ProcessModel;
import org.jspecify.annotations.Nullable;

/**
 * The issue types that are there besides the one being checked.
 *
 * @param keys those that can be opened or called
 * @param models their contents, as far as they are known
 * @param openers types that stay as they are, and may open the one being checked
 */
public record OtherTypes(
    Set<String> keys, Map<String, ProcessModel> models, List<ProcessModel> openers) {

  public OtherTypes {
    keys = Set.copyOf(keys);
    models = Map.copyOf(models);
    openers = List.copyOf(openers);
  }

  /** Types of which only the keys are known. */
  public static OtherTypes named(Set<String> keys) {
    return new OtherTypes(keys, Map.of(), List.of());
  }

  /**
   * @param deployed those in force
   * @param together those checked together, which take their place
   */
  public static OtherTypes of(
      Map<String, ProcessModel> deployed, Map<String, ProcessModel> together) {
    Map<String, ProcessModel> models = new HashMap<>(deployed);
    models.putAll(together);
    List<ProcessModel> openers = new ArrayList<>();
    deployed.forEach(
        (key, model) -> {
          if (!together.containsKey(key)) {
            openers.add(model);
          }
        });
    return new OtherTypes(new HashSet<>(models.keySet()), models, openers);
  }

  /** Null where it is not known. */
  public @Nullable ProcessModel model(String key) {
    return models.get(key);
  }
}
