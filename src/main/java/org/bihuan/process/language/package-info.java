/**
 * What a process file says: its elements, its model, its expressions, and what can be found wrong
 * with it.
 *
 * <p>Plain Java without Spring and without the engine. The engine drops {@code bihuan:} attributes
 * on form properties and resolves elements by local name wherever they stand; hence the files are
 * read here once more, strictly.
 */
@NamedInterface("language")
@NullMarked
package org.bihuan.process.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
