package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of a process that has failed and has no retries left.
 *
 * @param issue number of the issue it belongs to
 * @param element id of the element of the process whose job it is
 * @param cause the message of the exception
 */
@Schema(name = "JobView")
public record FailedJobView(
    String id,
    @Nullable String issue,
    @Nullable String element,
    @Nullable String cause,
    Instant since) {}
