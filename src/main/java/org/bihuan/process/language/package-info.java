/**
 * The content of a process file: its elements, its model, its expressions, and the findings about
 * it.
 *
 * <p>Plain Java without Spring and without the engine. The engine drops {@code bihuan:} attributes
 * on form properties and recognizes elements by their local name anywhere; therefore the files are
 * also read here, strictly.
 */
@NamedInterface("language")
@NullMarked
package org.bihuan.process.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
