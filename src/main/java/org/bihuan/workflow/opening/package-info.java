/** Opening of issues: by people, by processes, and reopening after a relapse. */
@NamedInterface("opening")
@NullMarked
package org.bihuan.workflow.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
