package org.bihuan.access;

import java.time.Instant;

/**
 * Wrong passwords given for an account since its owner last signed in.
 *
 * @param since when the first of them was given
 */
public record FailedAttempts(int count, Instant since) {}
