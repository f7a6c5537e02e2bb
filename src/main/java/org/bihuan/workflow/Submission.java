package org.bihuan.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is submitted when a task is completed.
 *
 * @param outcome null where the step has one alone
 * @param fields by the id of the form's field; null is as none
 * @param evidence ids of evidence of this issue
 */
public record Submission(
    @Nullable String outcome,
    @Nullable Map<String, Object> fields,
    @Nullable String comment,
    @Nullable List<String> evidence) {}
