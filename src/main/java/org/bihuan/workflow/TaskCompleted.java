package org.bihuan.workflow;

import java.util.List;

/**
 * A step was completed. Published inside the transaction: who listens can still refuse.
 *
 * @param evidence ids the submission cites, in its own order, without repeats
 */
public record TaskCompleted(
    String issue, String task, String step, int round, String actor, List<String> evidence) {}
