/**
 * The check before deployment: refuses whatever the process contract does not name, proves that a
 * process can always come to its end, and writes the engine's file anew from what was checked.
 *
 * <p>Plain Java without Spring and without the engine, so that it runs on a command line in a
 * moment.
 */
@NamedInterface("check")
@NullMarked
package org.bihuan.process.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
