package org.bihuan.labels;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A figure of a type, in the caller's language.
 *
 * @param kind {@code share}, {@code sum} or {@code average}
 * @param grouped whether it is grouped further
 * @param names of what it is grouped by, for several keys at once; without those that are unknown
 */
public record FigureLabel(
    String id,
    String name,
    String kind,
    boolean grouped,
    Function<List<String>, Map<String, String>> names) {}
