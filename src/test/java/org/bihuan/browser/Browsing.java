package org.bihuan.browser;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test its {@link Visitors} and checks afterwards the errors their browsers reported. Where
 * the machine has no Chromium the tests are skipped, and fail where they are required.
 */
final class Browsing implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace HERE = Namespace.create(Browsing.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.program().isPresent()
        ? ConditionEvaluationResult.enabled("Chromium is here")
        : Chromium.absent();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitors.class;
  }

  @Override
  public Visitors resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Browser browser =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class)
            .browser();
    String port =
        SpringExtension.getApplicationContext(context)
            .getEnvironment()
            .getRequiredProperty("local.server.port");
    Visitors visitors = new Visitors(browser, "http://127.0.0.1:" + port);
    context.getStore(HERE).put(Visitors.class, visitors);
    return visitors;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Visitors visitors = context.getStore(HERE).get(Visitors.class, Visitors.class);
    if (visitors != null) {
      visitors.leave(
          context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName(),
          context.getExecutionException().isPresent());
    }
  }
}
