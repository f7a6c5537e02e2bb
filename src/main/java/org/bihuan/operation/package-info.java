/** How the service stays up: limits of time for the database, its health, and its end. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
