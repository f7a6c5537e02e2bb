/** What a process leaves behind in its issue, for its expressions to ask for later. */
@NamedInterface("state")
@NullMarked
package org.bihuan.issue.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
