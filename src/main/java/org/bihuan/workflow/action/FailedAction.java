package org.bihuan.workflow.action;

import java.time.Instant;
import org.bihuan.issue.event.ProcessElement;

/**
 * An action of another issue that a process could not take, and that is not tried any more.
 *
 * @param issue the number of the issue whose process takes it
 * @param source the element that does
 * @param cause why it failed the last time
 */
public record FailedAction(
    long id, String issue, ProcessElement source, String cause, Instant since) {}
