package org.bihuan.workflow.flowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.flowable.common.engine.api.FlowableException;

/**
 * Stands in for the engine's factories and refuses whatever is not named as allowed, also what a
 * later version of the engine adds to them.
 */
final class NotInContract {

  private NotInContract() {}

  /** Refuses all there is. */
  static <T> T all(Class<T> type) {
    return allBut(Set.of(), type, new Object());
  }

  /** Hands the methods of these names on, and refuses all others. */
  static <T> T allBut(Set<String> allowed, Class<T> type, Object to) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() != Object.class
                  && !allowed.contains(method.getName())) {
                throw refusal(method.getName());
              }
              return invoked(method, to, arguments);
            }));
  }

  static FlowableException refusal(String what) {
    return new FlowableException("not part of the process contract: " + what);
  }

  private static Object invoked(Method method, Object to, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
