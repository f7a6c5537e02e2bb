/** The entries of a trail, their canonical form and their chain of hashes. */
@NamedInterface("trail")
@NullMarked
package org.bihuan.issue.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
