package org.bihuan.workflow.flowable;

import java.time.Clock;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.process.language.TimerTimes;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.engine.TimeOrderedIds;
import org.flowable.common.engine.impl.calendar.BusinessCalendarManager;
import org.flowable.common.engine.impl.calendar.CycleBusinessCalendar;
import org.flowable.common.engine.impl.calendar.DueDateBusinessCalendar;
import org.flowable.common.engine.impl.calendar.DurationBusinessCalendar;
import org.flowable.common.engine.impl.calendar.MapBusinessCalendarManager;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.flowable.spring.boot.process.Process;
import org.flowable.spring.boot.process.ProcessAsync;
import org.flowable.spring.job.service.SpringAsyncExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Configures the engine: no history, no engine tasks, no events, the contract's expressions and
 * calendars. See ADR 0002.
 */
@Configuration(proxyBeanMethods = false)
class FlowableConfiguration {

  @Bean
  EngineConfigurationConfigurer<SpringProcessEngineConfiguration> processEngineConfigurer(
      SchemaLock lock, ProcessCallbacks callbacks, WorkCalendar calendar, Clock clock) {
    return configuration -> {
      configuration.setHistoryLevel(HistoryLevel.NONE);
      configuration.setEnableEventDispatcher(false);
      configuration.setEnableDatabaseEventLogging(false);
      configuration.setEnableProcessDefinitionInfoCache(false);
      configuration.setEnableExecutionRelationshipCounts(true);
      configuration.setEnableEagerExecutionTreeFetching(true);
      configuration.setEnableEntityLinks(false);
      // a job would join what several have done without the lock on the issue
      configuration.setParallelMultiInstanceAsyncLeave(false);
      configuration.setClock(new EngineClock(clock));
      configuration.setIdGenerator(TimeOrderedIds::next);
      configuration.setDbSqlSessionFactory(EngineWrites.factory());
      close(configuration);
      ContractExpressions expressions = new ContractExpressions(callbacks);
      configuration.setExpressionManager(expressions);
      configuration.setActivityBehaviorFactory(Behaviors.of(callbacks, expressions));
      configuration.setAgendaFactory(BoundedAgenda::new);
      configuration.setProcessInstanceHelper(new Instances(callbacks));
      configuration.setExecutionEntityManager(
          new Executions(configuration, new WholeTrees(configuration), callbacks));
      configuration.setActivityInstanceEntityManager(new NoActivityRecords(configuration));
      configuration.setProcessDefinitionDataManager(new CachedDefinitions(configuration));
      configuration.setBusinessCalendarManager(calendars(calendar, clock));
    };
  }

  /**
   * Turns off everything that a file could have the engine run: classes, scripts, beans; and lets
   * the engine see files only as rewritten from what was read. See ADR 0015.
   */
  private static void close(SpringProcessEngineConfiguration configuration) {
    configuration.setBpmnParseFactory(RewrittenFileParse::new);
    configuration.setEnableSafeBpmnXml(true);
    configuration.setListenerFactory(NotInContract.all(ListenerFactory.class));
    configuration.setScriptingEngines(new NoScripts());
    configuration.setVariableTypes(PlainValues.types());
    configuration.setBeans(Map.of());
  }

  /** Few threads and a bounded queue for timers: jobs that do not fit wait in the database. */
  @Bean(defaultCandidate = false)
  @Process
  AsyncTaskExecutor processTaskExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("process-");
    executor.setCorePoolSize(2);
    executor.setMaxPoolSize(4);
    executor.setQueueCapacity(200);
    return executor;
  }

  /** By this name, instead of the engine's own. */
  @Bean
  @ProcessAsync
  SpringAsyncExecutor processAsyncExecutor(
      @ProcessAsync AsyncJobExecutorConfiguration configuration, ProcessCallbacks callbacks) {
    return new LockingAsyncExecutor(configuration, callbacks);
  }

  private static BusinessCalendarManager calendars(WorkCalendar calendar, Clock clock) {
    EngineClock engineClock = new EngineClock(clock);
    MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
    calendars.addBusinessCalendar(
        DurationBusinessCalendar.NAME,
        new BoundedCalendar(new DurationBusinessCalendar(engineClock), TimerTimes::isDuration));
    calendars.addBusinessCalendar(
        DueDateBusinessCalendar.NAME,
        new BoundedCalendar(new WorkdayCalendar.ClosingTimes(calendar, engineClock), text -> true));
    calendars.addBusinessCalendar(
        CycleBusinessCalendar.NAME,
        new BoundedCalendar(new CycleBusinessCalendar(engineClock), TimerTimes::isCycle));
    calendars.addBusinessCalendar(
        WorkdayCalendar.NAME,
        new BoundedCalendar(
            new WorkdayCalendar(calendar, clock),
            text -> !text.startsWith("R") || TimerTimes.isCycle(text)));
    return calendars;
  }
}
