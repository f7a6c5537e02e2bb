/** Templates as they are deployed with processes: kept by their hashes, in versions. */
@NamedInterface("deployment")
@NullMarked
package org.bihuan.process.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
