package org.bihuan.workflow.flowable;

import org.flowable.common.engine.impl.scripting.ScriptEngineRequest;
import org.flowable.common.engine.impl.scripting.ScriptEvaluation;
import org.flowable.common.engine.impl.scripting.ScriptingEngines;

/** Refuses to evaluate scripts in any language. */
final class NoScripts extends ScriptingEngines {

  @SuppressWarnings("NullAway") // there are no script engines, and none is requested
  NoScripts() {
    super(null, null);
  }

  @Override
  public ScriptEvaluation evaluate(ScriptEngineRequest request) {
    throw NotInContract.refusal("script");
  }
}
