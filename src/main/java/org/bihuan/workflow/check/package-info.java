/**
 * The check before deployment: reads process and decision files, refuses whatever the process
 * contract does not name, and proves that a process can always come to its end.
 *
 * <p>Plain Java without Spring and without the engine, so that it runs on a command line in a
 * moment. The engine drops {@code bihuan:} attributes on form properties and resolves elements by
 * local name wherever they stand; hence the files are read here once more, strictly.
 */
@NullMarked
package org.bihuan.workflow.check;

import org.jspecify.annotations.NullMarked;
