/** The figures kept with issues: their own times, and what they give to those of their type. */
@NamedInterface("figures")
@NullMarked
package org.bihuan.issue.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
