package org.bihuan.workflow.flowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.bihuan.process.EngineDefinition;
import org.bihuan.process.EngineDeployment;
import org.bihuan.process.check.EngineFile;
import org.bihuan.process.language.Expressions;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.engine.TimeOrderedIds;
import org.bihuan.workflow.flowable.behavior.Places;
import org.bihuan.workflow.flowable.command.AwaitedConditions;
import org.bihuan.workflow.flowable.command.Complete;
import org.bihuan.workflow.flowable.command.MeetCondition;
import org.bihuan.workflow.flowable.command.Migrate;
import org.bihuan.workflow.flowable.command.MoveTimers;
import org.bihuan.workflow.flowable.command.MoveTimersTo;
import org.bihuan.workflow.flowable.command.Obstacles;
import org.bihuan.workflow.flowable.command.PendingTimers;
import org.bihuan.workflow.flowable.command.StartAction;
import org.bihuan.workflow.flowable.command.WaitingPlaces;
import org.bihuan.workflow.flowable.command.WaitingTokens;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.repository.ProcessDefinition;
import org.flowable.job.api.Job;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Implements the ports to the engine with Flowable. */
@Component
@SuppressWarnings("JavaUtilDate") // the engine's type
class FlowableProcessEngine implements ProcessEngine, EngineDeployment {

  /** How the engine's message begins where no condition of a gateway holds. */
  private static final String NO_WAY = "No outgoing sequence flow";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final ProcessCallbacks callbacks;

  FlowableProcessEngine(
      RepositoryService repository,
      RuntimeService runtime,
      ManagementService management,
      ProcessCallbacks callbacks) {
    this.repository = repository;
    this.runtime = runtime;
    this.management = management;
    this.callbacks = callbacks;
  }

  /**
   * Continues a process. An exception because of an unusable value of the process is turned into
   * the one from {@link ProcessCallbacks#stuck}, and tokens that another transaction has changed
   * meanwhile into what every change at the same time is.
   */
  private void goOn(Runnable move) {
    try {
      move.run();
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | FlowableIllegalArgumentException e) {
      throw callbacks.stuck(String.valueOf(e.getMessage()), e);
    } catch (FlowableOptimisticLockingException e) {
      throw new OptimisticLockingFailureException(String.valueOf(e.getMessage()), e);
    } catch (FlowableException e) {
      throw problem(e).orElseGet(() -> stuck(e));
    }
  }

  /** Where no condition holds, as of a process deployed by an earlier version, no way leads on. */
  private RuntimeException stuck(FlowableException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(NO_WAY) ? callbacks.stuck(message, e) : e;
  }

  /** The engine wraps what goes wrong where one process drives another on. */
  private static Optional<RuntimeException> problem(FlowableException wrapped) {
    return Stream.iterate((Throwable) wrapped, Objects::nonNull, Throwable::getCause)
        .filter(Problem.class::isInstance)
        .map(RuntimeException.class::cast)
        .findFirst();
  }

  @Override
  public EngineDefinition deploy(String fileName, byte[] xml) {
    Deployment deployment =
        repository
            .createDeployment()
            .name(fileName)
            .addBytes(fileName, EngineFile.of(xml))
            .disableSchemaValidation()
            .deploy();
    ProcessDefinition definition =
        repository.createProcessDefinitionQuery().deploymentId(deployment.getId()).singleResult();
    return new EngineDefinition(definition.getKey(), definition.getVersion(), definition.getId());
  }

  @Override
  public String newInstance() {
    return TimeOrderedIds.next();
  }

  @Override
  public void start(EngineDefinition definition, String instance) {
    goOn(
        () ->
            runtime
                .createProcessInstanceBuilder()
                .processDefinitionId(definition.id())
                .predefineProcessInstanceId(instance)
                .start());
  }

  @Override
  public List<ProcessCallbacks.Place> places(String token) {
    return management.executeCommand(context -> Places.of(token(token, context)));
  }

  @Override
  public Map<String, Object> variables(String token) {
    return management.executeCommand(context -> Places.variables(token(token, context)));
  }

  private static ExecutionEntity token(String token, CommandContext context) {
    ExecutionEntity found = CommandContextUtil.getExecutionEntityManager(context).findById(token);
    if (found == null) {
      throw new FlowableObjectNotFoundException("no token " + token);
    }
    return found;
  }

  @Override
  public void complete(String token) {
    goOn(() -> management.executeCommand(new Complete(token)));
  }

  @Override
  public void startAction(String instance, String actionKey) {
    goOn(() -> management.executeCommand(new StartAction(instance, actionKey)));
  }

  @Override
  public void moveTimers(String instance) {
    management.executeCommand(new MoveTimers(instance));
  }

  @Override
  public void moveTimers(String instance, Map<String, Instant> times) {
    management.executeCommand(new MoveTimersTo(instance, times));
  }

  @Override
  public Map<String, Set<String>> waitingTokens(List<String> instances) {
    return management.executeCommand(new WaitingTokens(instances));
  }

  @Override
  public long countInstances() {
    return runtime.createProcessInstanceQuery().excludeSubprocesses(true).count();
  }

  @Override
  public List<PendingTimer> timers(String instance) {
    return management.executeCommand(new PendingTimers(instance));
  }

  @Override
  public List<AwaitedCondition> awaited(String instance) {
    return management.executeCommand(new AwaitedConditions(instance));
  }

  @Override
  public void meet(String token) {
    goOn(() -> management.executeCommand(new MeetCondition(token)));
  }

  @Override
  public Set<String> runningSubprocesses(String instance) {
    return management.executeCommand(
        context ->
            StartAction.scopes(instance)
                .map(ExecutionEntity::getCurrentActivityId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public List<Waiting> waiting(String instance) {
    return management.executeCommand(new WaitingPlaces(instance));
  }

  @Override
  public List<String> obstacles(String instance, EngineDefinition to) {
    return management.executeCommand(new Obstacles(instance, to.id()));
  }

  @Override
  public void migrate(String instance, EngineDefinition to) {
    management.executeCommand(new Migrate(instance, to.id()));
  }

  @Override
  public void atToken(String token, Consumer<Expressions.Values> action) {
    goOn(
        () ->
            management.executeCommand(
                context -> {
                  ExecutionEntity at =
                      CommandContextUtil.getExecutionEntityManager(context).findById(token);
                  action.accept(StepBehavior.expressions().values(at));
                  return token;
                }));
  }

  @Override
  public List<FailedJob> failedJobs(int limit) {
    List<FailedJob> failed = new ArrayList<>();
    for (Job job : management.createDeadLetterJobQuery().listPage(0, limit)) {
      Instant since = job.getCreateTime().toInstant();
      failed.add(
          new FailedJob(
              job.getId(),
              job.getProcessInstanceId(),
              job.getElementId(),
              job.getExceptionMessage(),
              since));
    }
    return failed;
  }

  @Override
  public long countFailedJobs() {
    return management.createDeadLetterJobQuery().count();
  }

  @Override
  public boolean retry(String jobId) {
    try {
      management.moveDeadLetterJobToExecutableJob(jobId, 3);
      return true;
    } catch (FlowableObjectNotFoundException e) {
      return false;
    }
  }
}
