package org.bihuan.workflow.flowable;

import org.flowable.common.engine.impl.scripting.ScriptEngineRequest;
import org.flowable.common.engine.impl.scripting.ScriptEvaluation;
import org.flowable.common.engine.impl.scripting.ScriptingEngines;

/** Evaluates no script in whatever language. */
final class NoScripts extends ScriptingEngines {

  @SuppressWarnings("NullAway") // there is no engine, and nobody asks for one
  NoScripts() {
    super(null, null);
  }

  @Override
  public ScriptEvaluation evaluate(ScriptEngineRequest request) {
    throw NotInContract.refusal("script");
  }
}
