package org.bihuan.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data submitted when a task is completed.
 *
 * @param outcome may be null where the step has only one
 * @param fields values by the id of the form's field; null means none
 * @param evidence ids of evidence of this issue
 */
public record Submission(
    @Nullable String outcome,
    @Nullable Map<String, Object> fields,
    @Nullable String comment,
    @Nullable List<String> evidence) {}
