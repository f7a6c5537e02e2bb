package org.bihuan.access.rules;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/**
 * Keeps Spring Security from looking up each request's handler twice in advance, for matchers and
 * cross-origin rules that use the dispatcher. None of ours does: see {@link AccessRules}.
 */
final class NoLookAhead implements BeanPostProcessor {

  private final ApplicationContext context;

  NoLookAhead(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean.getClass() != HandlerMappingIntrospector.class) {
      return bean;
    }
    HandlerMappingIntrospector uncached = new Uncached();
    uncached.setApplicationContext(context);
    return uncached;
  }

  private static final class Uncached extends HandlerMappingIntrospector {
    @Override
    public @Nullable CachedResult setCache(HttpServletRequest request) {
      return null;
    }
  }
}
