package org.bihuan.workflow.flowable;

import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisExecutionDataManager;

/** Reads all tokens of an instance with one statement as soon as one of them is asked for. */
final class WholeTrees extends MybatisExecutionDataManager {

  WholeTrees(ProcessEngineConfigurationImpl configuration) {
    super(configuration);
  }

  @Override
  protected boolean isExecutionTreeFetched(String executionId) {
    if (getEntityCache().findInCache(getManagedEntityClass(), executionId) == null) {
      getList(
          "selectExecutionsWithSameRootProcessInstanceId",
          executionId,
          executionsWithSameRootProcessInstanceIdMatcher,
          true);
    }
    return true;
  }
}
