package org.bihuan.workflow.opening;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said when an issue is opened; null takes the default.
 *
 * @param type default {@code rectification}
 * @param supervisor default: the opener's unit
 * @param dueOn default: the policy's
 * @param fields what the type's own form asks for
 * @param remark kept with the issue; set by imports, not by people
 */
public record NewIssue(
    @Nullable String title,
    @Nullable String unit,
    @Nullable String type,
    @Nullable String description,
    @Nullable String category,
    @Nullable String severity,
    @Nullable String source,
    @Nullable String location,
    @Nullable String basis,
    @Nullable String supervisor,
    @Nullable LocalDate dueOn,
    @Nullable String campaign,
    @Nullable String parent,
    @Nullable Map<String, Object> fields,
    @Nullable String remark) {}
