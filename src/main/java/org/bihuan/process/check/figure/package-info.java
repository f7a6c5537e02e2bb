/** The figures of a type, and the facts that its issues do not have. */
@NullMarked
package org.bihuan.process.check.figure;

import org.jspecify.annotations.NullMarked;
