package org.bihuan.workflow.flowable.behavior;

import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.api.variable.VariableContainer;

/** An expression that may stand within a text. */
public interface TextExpression extends Expression {

  /** Its value as in a message; empty where there is none. */
  String text(VariableContainer container);
}
