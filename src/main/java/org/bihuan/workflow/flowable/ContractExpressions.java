package org.bihuan.workflow.flowable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.ExpressionNames;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.behavior.Places;
import org.bihuan.workflow.flowable.behavior.TextExpression;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.el.DefaultExpressionManager;
import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions in the contract's own language, with the parser that checked them. The
 * engine's expression language is not used at all, so no file can access a bean, a class or a
 * method.
 */
final class ContractExpressions extends DefaultExpressionManager {

  private static final Set<String> CONTRACT = Set.copyOf(ExpressionNames.first());

  private final Cache<String, Expression> parsed =
      Caffeine.newBuilder().maximumSize(10_000).build();
  private final ProcessCallbacks callbacks;

  ContractExpressions(ProcessCallbacks callbacks) {
    super(Map.of());
    this.callbacks = callbacks;
  }

  @Override
  public Expression createExpression(String text) {
    return parsed.get(text, key -> new Parsed(key, Template.parse(key.strip())));
  }

  /** The values that expressions may use at this token. */
  Expressions.Values values(VariableContainer token) {
    return new Seen(token);
  }

  /** Would resolve names for the engine's own expression language, which is not used. */
  @Override
  public ELContext getElContext(VariableContainer container) {
    throw new FlowableException("no other expressions than the contract's");
  }

  private final class Parsed implements TextExpression {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Template template;

    Parsed(String text, Template template) {
      this.text = text;
      this.template = template;
    }

    /** A condition that cannot be evaluated does not hold; any other expression has no value. */
    @Override
    public @Nullable Object getValue(VariableContainer container) {
      try {
        Object value = template.value(seen(container));
        // as in forms: for the engine a date would be midnight
        return value instanceof LocalDate ? value.toString() : value;
      } catch (IllegalArgumentException e) {
        if (template.single().filter(Expressions::isCondition).isPresent()) {
          return false;
        }
        throw callbacks.stuck(text, e);
      }
    }

    @Override
    public String text(VariableContainer container) {
      return template.text(seen(container));
    }

    private Seen seen(VariableContainer container) {
      return new Seen(container);
    }

    @Override
    public void setValue(Object value, VariableContainer container) {
      throw new FlowableException("expressions read only: " + text);
    }

    @Override
    public String getExpressionText() {
      return text;
    }
  }

  /** The contract's values, and the variables of a multi-instance step. */
  private final class Seen implements Expressions.Values {
    private final VariableContainer container;
    private Expressions.@Nullable Values values;

    Seen(VariableContainer container) {
      this.container = container;
    }

    private Expressions.Values values() {
      if (values == null) {
        ExecutionEntity token = (ExecutionEntity) container;
        values = callbacks.values(token.getRootProcessInstanceId(), Places.of(token));
      }
      return values;
    }

    @Override
    public @Nullable Object value(String name) {
      if (CONTRACT.contains(name)) {
        return values().value(name);
      }
      Object item = Places.variable((ExecutionEntity) container, name);
      return item == null ? container.getVariable(name) : item;
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return values().call(function, arguments);
    }

    @Override
    public @Nullable Instant instant(Object value) {
      return values().instant(value);
    }

    @Override
    public String text(Object value) {
      return values().text(value);
    }
  }
}
