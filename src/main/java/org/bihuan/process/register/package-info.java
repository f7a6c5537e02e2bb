/**
 * Registers: the lists that processes refer to, such as enterprises or checklists; what their files
 * say, and how forms hold their entries.
 *
 * <p>Plain Java without Spring and without the engine, as the check is.
 */
@NamedInterface("register")
@NullMarked
package org.bihuan.process.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
