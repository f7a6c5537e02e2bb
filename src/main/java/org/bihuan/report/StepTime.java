package org.bihuan.report;

/**
 * How long a step takes, from its start to its completion, in working days, and how often it was
 * late.
 *
 * @param type of the issues it was done for
 * @param completed how often it was completed
 * @param median half of them took no longer
 * @param waited the part of the mean that passed before somebody claimed it
 * @param late how often it was completed after its due date; what was completed before this was
 *     recorded counts as in time
 */
public record StepTime(
    String type,
    String step,
    long completed,
    double median,
    double mean,
    double waited,
    long late) {}
