package org.bihuan.workflow.reporting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how much the public may report.
 *
 * @param enabled whether it may at all
 * @param hourlyPerNetwork how many reports and answers one network may send within an hour, to each
 *     node; refused ones count too
 * @param dailyInAll how many reports are taken within 24 hours from everybody together
 * @param files how many files may be sent with a receipt
 */
@ConfigurationProperties("bihuan.public-reports")
public record ReportSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("20") int hourlyPerNetwork,
    @DefaultValue("500") int dailyInAll,
    @DefaultValue("9") int files) {}
