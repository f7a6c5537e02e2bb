package org.bihuan.register;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an entry to be.
 *
 * @param fields values as in a form
 * @param from the first day it holds; null: it always did
 * @param to the last day; null: it has none
 */
public record Draft(
    @Nullable Map<String, Object> fields, @Nullable LocalDate from, @Nullable LocalDate to) {}
