package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.runtime.Execution;
import org.flowable.engine.runtime.NativeExecutionQuery;

/** Reads the tokens that wait at steps, for many instances with one statement. */
public final class WaitingTokens implements Command<Map<String, Set<String>>>, Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> instances;

  public WaitingTokens(List<String> instances) {
    this.instances = new ArrayList<>(instances);
  }

  @Override
  public Map<String, Set<String>> execute(CommandContext context) {
    Map<String, Set<String>> waiting = new HashMap<>();
    if (instances.isEmpty()) {
      return waiting;
    }
    for (Execution execution : query().list()) {
      ExecutionEntity token = (ExecutionEntity) execution;
      Set<String> tokens =
          waiting.computeIfAbsent(token.getRootProcessInstanceId(), id -> new HashSet<>());
      if (token.getCurrentFlowElement() instanceof UserTask && !token.isMultiInstanceRoot()) {
        tokens.add(token.getId());
      }
    }
    return waiting;
  }

  private NativeExecutionQuery query() {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      marks.add("#{instance" + i + "}");
    }
    var engine = CommandContextUtil.getProcessEngineConfiguration();
    NativeExecutionQuery query =
        engine
            .getRuntimeService()
            .createNativeExecutionQuery()
            .sql(
                "select * from "
                    + engine.getManagementService().getTableName(Execution.class)
                    + " where ROOT_PROC_INST_ID_ in ("
                    + String.join(", ", marks)
                    + ")");
    for (int i = 0; i < instances.size(); i++) {
      query.parameter("instance" + i, instances.get(i));
    }
    return query;
  }
}
