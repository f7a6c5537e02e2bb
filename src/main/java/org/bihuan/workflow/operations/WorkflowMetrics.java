package org.bihuan.workflow.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.bihuan.workflow.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/** Metrics of the processes for monitoring; counted at every scrape. */
@Component
class WorkflowMetrics implements MeterBinder {

  private final ProcessEngine engine;

  WorkflowMetrics(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("bihuan.jobs.failed", engine, ProcessEngine::countFailedJobs)
        .description("Jobs of processes that are out of retries")
        .register(registry);
  }
}
