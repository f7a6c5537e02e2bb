/** Rules about how elements of a drawing go together, beyond what one element says by itself. */
@NamedInterface("check")
@NullMarked
package org.bihuan.process.check.structure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
