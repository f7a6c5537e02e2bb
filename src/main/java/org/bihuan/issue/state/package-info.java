/** The data a process stores in its issue, for use by its expressions later. */
@NamedInterface("state")
@NullMarked
package org.bihuan.issue.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
