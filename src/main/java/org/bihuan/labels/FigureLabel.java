package org.bihuan.labels;

import java.util.function.UnaryOperator;

/**
 * A figure of a type, in the caller's language.
 *
 * @param kind {@code share}, {@code sum} or {@code average}
 * @param grouped whether it is grouped further
 * @param keys names what it is grouped by
 */
public record FigureLabel(
    String id, String name, String kind, boolean grouped, UnaryOperator<String> keys) {}
