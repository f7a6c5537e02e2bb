/**
 * Types, forms, tasks and timers: opening, claiming, completing, acting. Generic; knows no process
 * by name.
 */
@ApplicationModule(allowedDependencies = {"http", "organization", "calendar", "issue", "integrity"})
@NullMarked
package org.bihuan.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
