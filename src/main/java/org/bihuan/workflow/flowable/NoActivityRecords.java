package org.bihuan.workflow.flowable;

import java.util.Date;
import java.util.List;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntity;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisActivityInstanceDataManager;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Stores no records of activities: the trail has more information, and the engine would write about
 * ten unused rows for each round. (They are runtime rows, so the history level does not turn them
 * off.)
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
final class NoActivityRecords extends ActivityInstanceEntityManagerImpl {

  NoActivityRecords(ProcessEngineConfigurationImpl configuration) {
    super(configuration, new MybatisActivityInstanceDataManager(configuration));
  }

  @Override
  public @Nullable ActivityInstanceEntity findUnfinishedActivityInstance(
      ExecutionEntity execution) {
    return null;
  }

  @Override
  public List<ActivityInstanceEntity> findActivityInstancesByProcessInstanceId(
      String processInstanceId, boolean includeDeleted) {
    return List.of();
  }

  @Override
  public void deleteActivityInstancesByProcessInstanceId(String processInstanceId) {}

  @Override
  public void recordActivityStart(ExecutionEntity execution) {}

  @Override
  public void recordActivityEnd(ExecutionEntity execution, @Nullable String reason) {}

  @Override
  public void recordSequenceFlowTaken(ExecutionEntity execution) {}

  @Override
  public void recordSubProcessInstanceStart(ExecutionEntity parent, ExecutionEntity instance) {}

  @Override
  public void recordTaskCreated(TaskEntity task, ExecutionEntity execution) {}

  @Override
  public void recordActivityTaskEnd(
      TaskEntity task, ExecutionEntity execution, String user, @Nullable String reason, Date end) {}

  @Override
  public void recordTaskInfoChange(TaskEntity task, Date change) {}

  @Override
  public void syncUserTaskExecution(
      ExecutionEntity execution, FlowElement element, String oldActivityId, TaskEntity task) {}

  @Override
  public void updateActivityInstancesProcessDefinitionId(String definition, String instance) {}
}
