package org.bihuan.workflow.flowable.behavior;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.workflow.engine.ProcessCallbacks.Place;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.MultiInstanceLoopCharacteristics;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** The instances of multi-instance activities that a token is in, also in processes that call. */
public final class Places {

  private static final String COUNTER = "loopCounter";

  private Places() {}

  /** From the outermost in. */
  public static List<Place> of(ExecutionEntity token) {
    Deque<Place> places = new ArrayDeque<>();
    for (ExecutionEntity at = token; at != null; at = above(at)) {
      if (isInstance(at)) {
        int index = index(at);
        places.addFirst(
            new Place(at.getProcessDefinitionId(), at.getActivityId(), index, item(at, index)));
      }
    }
    return List.copyOf(places);
  }

  /** The values of the activities around a token in its own process, by name. */
  public static Map<String, Object> variables(ExecutionEntity token) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (ExecutionEntity at = token; at != null; at = at.getParent()) {
      String name = isInstance(at) ? loop(at).getElementVariable() : null;
      Object item = name == null ? null : item(at, index(at));
      if (name != null && item != null) {
        variables.putIfAbsent(name, item);
      }
    }
    return variables;
  }

  /** The value of a name; null where no activity around gives it. */
  public static @Nullable Object variable(ExecutionEntity token, String name) {
    for (ExecutionEntity at = token; at != null; at = at.getParent()) {
      if (isInstance(at) && name.equals(loop(at).getElementVariable())) {
        return item(at, index(at));
      }
    }
    return null;
  }

  private static @Nullable ExecutionEntity above(ExecutionEntity token) {
    return token.getParentId() == null ? token.getSuperExecution() : token.getParent();
  }

  /** Timers on the activity's edge are beneath it too, but belong to no instance. */
  private static boolean isInstance(ExecutionEntity token) {
    ExecutionEntity parent = token.getParent();
    return parent != null
        && parent.isMultiInstanceRoot()
        && token.getActivityId() != null
        && Objects.equals(token.getActivityId(), parent.getActivityId());
  }

  private static MultiInstanceLoopCharacteristics loop(ExecutionEntity instance) {
    return ((Activity) instance.getCurrentFlowElement()).getLoopCharacteristics();
  }

  private static int index(ExecutionEntity instance) {
    String named = loop(instance).getElementIndexVariable();
    String counter = named == null || named.isEmpty() ? COUNTER : named;
    return instance.getVariableLocal(counter) instanceof Integer index ? index : 0;
  }

  /** Of instances begun before items were kept, the engine's own variable. */
  private static @Nullable Object item(ExecutionEntity instance, int index) {
    Object kept = FrozenItems.at(instance.getParent(), index);
    String name = loop(instance).getElementVariable();
    return kept != null || name == null ? kept : instance.getVariableLocal(name);
  }
}
