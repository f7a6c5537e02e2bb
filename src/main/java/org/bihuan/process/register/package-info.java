/**
 * Registers: the lists that processes refer to, such as enterprises or checklists; which columns
 * each has, and which of them are deployed. Their entries are kept elsewhere.
 */
@NamedInterface("register")
@NullMarked
package org.bihuan.process.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
