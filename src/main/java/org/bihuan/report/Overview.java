package org.bihuan.report;

import java.util.List;

/**
 * The figures for a leader's overview, over the issues that pass a filter and that the leader may
 * see.
 */
public record Overview(
    Statistics.Group total,
    List<Statistics.Group> units,
    List<Statistics.Group> categories,
    List<Statistics.Group> months,
    Overdue overdue,
    Rounds rounds,
    List<StepTime> steps,
    HeatMap heatMap) {}
