package org.bihuan.workbench.issue;

import org.jspecify.annotations.Nullable;

/**
 * One element of a process marked on its diagram, and told in the list below it.
 *
 * @param element its id in the process file
 * @param name in the language of whoever looks
 * @param kind {@code current}, {@code passed} or {@code timer}
 * @param badge a few characters written at the element on the diagram; null for none
 * @param text said after the name in the list; null for nothing
 * @param href where a click leads, from the root of the service; null for nowhere
 */
record DiagramMark(
    String element,
    String name,
    String kind,
    @Nullable String badge,
    @Nullable String text,
    @Nullable String href) {}
