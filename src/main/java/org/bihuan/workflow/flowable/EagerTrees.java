package org.bihuan.workflow.flowable;

import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.Process;
import org.flowable.engine.impl.bpmn.parser.BpmnParse;
import org.flowable.engine.impl.bpmn.parser.handler.AbstractBpmnParseHandler;

/** Has the engine read all tokens of an instance with one statement instead of one by one. */
final class EagerTrees extends AbstractBpmnParseHandler<Process> {

  @Override
  protected Class<? extends BaseElement> getHandledType() {
    return Process.class;
  }

  @Override
  protected void executeParse(BpmnParse parse, Process process) {
    process.setEnableEagerExecutionTreeFetching(true);
  }
}
