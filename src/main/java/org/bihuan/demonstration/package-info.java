/** The whole loop, shown on a running service: a client of its API like any other. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
