/** The figures kept with issues from before they were kept. */
@NamedInterface("figures")
@NullMarked
package org.bihuan.issue.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
