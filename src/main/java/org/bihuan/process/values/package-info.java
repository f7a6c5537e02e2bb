/**
 * The values of expressions: their names, their types, and which of them are surely there at a
 * place of the process.
 *
 * <p>Plain Java without Spring and without the engine, as the check is.
 */
@NamedInterface("values")
@NullMarked
package org.bihuan.process.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
