/** The entries of a trail, how they are written canonically and chained by hashes. */
@NamedInterface("trail")
@NullMarked
package org.bihuan.issue.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
