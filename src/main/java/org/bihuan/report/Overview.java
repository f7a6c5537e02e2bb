package org.bihuan.report;

import java.util.List;

/** Everything a leader looks at first, over the issues that pass a filter and that they may see. */
public record Overview(
    Statistics.Group total,
    List<Statistics.Group> units,
    List<Statistics.Group> categories,
    List<Statistics.Group> months,
    Overdue overdue,
    Rounds rounds,
    List<StepTime> steps) {}
