/**
 * Working days with Chinese statutory holidays and make-up days; explains how a deadline is
 * calculated.
 */
@ApplicationModule(allowedDependencies = {"http", "http :: openapi", "cache", "organization"})
@NullMarked
package org.bihuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
