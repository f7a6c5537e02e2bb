package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of a process that failed until it was out of retries.
 *
 * @param issue number of the issue it belongs to
 * @param element id of the element of the process whose job it is
 * @param cause what was wrong, as the failing act said it
 */
@Schema(name = "JobView")
public record FailedJobView(
    String id,
    @Nullable String issue,
    @Nullable String element,
    @Nullable String cause,
    Instant since) {}
