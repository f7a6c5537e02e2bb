package org.bihuan.integrity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Metrics of integrity for monitoring; read from the database at every scrape. */
@Component
class IntegrityMetrics implements MeterBinder {

  private final KnownDifferences findings;
  private final JdbcTemplate jdbc;

  IntegrityMetrics(KnownDifferences findings, JdbcTemplate jdbc) {
    this.findings = findings;
    this.jdbc = jdbc;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("bihuan.integrity.differences", findings, KnownDifferences::count)
        .description("Issues with a record that is not what the trail says")
        .register(registry);
    Gauge.builder("bihuan.integrity.ended", this, IntegrityMetrics::ended)
        .description("When the last round over all records ended; 0 before the first")
        .baseUnit("seconds")
        .register(registry);
  }

  private double ended() {
    Timestamp ended =
        jdbc.queryForObject("select ended_at from integrity_round where id = 1", Timestamp.class);
    return ended == null ? 0 : ended.getTime() / 1000.0;
  }
}
