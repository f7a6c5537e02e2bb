package org.bihuan.workflow.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of the processes for monitoring; counted at every scrape. */
@Component
class WorkflowMetrics implements MeterBinder {

  private final FailedJobs jobs;

  WorkflowMetrics(FailedJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("bihuan.jobs.failed", jobs, FailedJobs::count)
        .description("Jobs and actions of processes that are out of retries")
        .register(registry);
  }
}
