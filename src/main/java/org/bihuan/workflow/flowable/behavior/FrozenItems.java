package org.bihuan.workflow.flowable.behavior;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.trail.Canonical;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of an activity are done for, kept with the token that reached it: worked out
 * once, where the engine would do it again for each instance and after each of them.
 */
public final class FrozenItems {

  /** No name that a file could give a variable. */
  private static final String ITEMS = "bihuan:items";

  private FrozenItems() {}

  /** What an expression gives: a list, nothing, or a single value. */
  public static List<Object> of(@Nullable Object value) {
    if (value instanceof Collection<?> many) {
      List<Object> items = new ArrayList<>();
      many.stream().filter(Objects::nonNull).forEach(items::add);
      return items;
    }
    return value == null || value.equals("") ? List.of() : List.of(value);
  }

  static void keep(ExecutionEntity loop, List<Object> items) {
    loop.setVariableLocal(ITEMS, Canonical.text(Canonical.of(Map.of(ITEMS, items))));
  }

  /**
   * What one instance is done for.
   *
   * @param loop the token that has the instances
   * @return null where they are only counted, or were begun before items were kept
   */
  static @Nullable Object at(ExecutionEntity loop, int index) {
    List<?> items = read(loop);
    return index < items.size() ? items.get(index) : null;
  }

  /** Read once for all that one command asks. */
  private static List<?> read(ExecutionEntity loop) {
    String key = ITEMS + ":" + loop.getId();
    if (Context.getCommandContext().getAttribute(key) instanceof List<?> known) {
      return known;
    }
    List<?> items =
        loop.getVariableLocal(ITEMS) instanceof String kept
                && Canonical.map(Canonical.read(kept)).get(ITEMS) instanceof List<?> found
            ? found
            : List.of();
    Context.getCommandContext().addAttribute(key, items);
    return items;
  }
}
