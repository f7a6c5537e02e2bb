/** Rules about how elements of a drawing go together, beyond what one element says by itself. */
@NullMarked
package org.bihuan.process.check.structure;

import org.jspecify.annotations.NullMarked;
