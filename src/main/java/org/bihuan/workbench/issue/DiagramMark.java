package org.bihuan.workbench.issue;

import org.jspecify.annotations.Nullable;

/**
 * One element of a process that is marked on the diagram and described in the list below it.
 *
 * @param element its id in the process file
 * @param name in the reader's language
 * @param kind {@code current}, {@code passed} or {@code timer}
 * @param badge a few characters written at the element on the diagram; null for none
 * @param text shown after the name in the list; null for nothing
 * @param href the link, from the root of the service; null for none
 */
record DiagramMark(
    String element,
    String name,
    String kind,
    @Nullable String badge,
    @Nullable String text,
    @Nullable String href) {}
