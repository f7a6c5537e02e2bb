/**
 * The check before deployment: refuses everything that the process contract does not allow, proves
 * that a process can always reach its end, and rewrites the checked file for the engine.
 *
 * <p>Plain Java without Spring and without the engine, so that it also runs fast on the command
 * line.
 */
@NamedInterface("check")
@NullMarked
package org.bihuan.process.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
