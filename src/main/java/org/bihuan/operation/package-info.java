/**
 * Operation of the service: time limits for the database, its health check, and restarting after
 * fatal errors.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
