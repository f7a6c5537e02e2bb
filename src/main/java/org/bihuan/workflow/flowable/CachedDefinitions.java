package org.bihuan.workflow.flowable;

import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.deploy.ProcessDefinitionCacheEntry;
import org.flowable.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.flowable.engine.impl.persistence.entity.ProcessDefinitionEntityImpl;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisProcessDefinitionDataManager;
import org.flowable.engine.repository.ProcessDefinition;

/**
 * Finds a deployed definition in the engine's cache: definitions never change, and none is ever
 * suspended.
 */
final class CachedDefinitions extends MybatisProcessDefinitionDataManager {

  private final ProcessEngineConfigurationImpl configuration;

  CachedDefinitions(ProcessEngineConfigurationImpl configuration) {
    super(configuration);
    this.configuration = configuration;
  }

  @Override
  public ProcessDefinitionEntity findById(String id) {
    ProcessDefinitionCacheEntry entry = configuration.getProcessDefinitionCache().get(id);
    ProcessDefinition cached = entry == null ? null : entry.getProcessDefinition();
    return cached instanceof ProcessDefinitionEntityImpl entity ? entity : super.findById(id);
  }
}
