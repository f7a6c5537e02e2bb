package org.bihuan.workflow.flowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.flowable.common.engine.api.FlowableException;

/**
 * Makes proxies for the engine's factories that refuse all methods not named as allowed, also those
 * that a later version of the engine adds.
 */
final class NotInContract {

  private NotInContract() {}

  /** A proxy that refuses every method. */
  static <T> T all(Class<T> type) {
    return allBut(Set.of(), type, new Object());
  }

  /** A proxy that delegates the methods with these names, and refuses all others. */
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
