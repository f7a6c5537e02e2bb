/** Keeps in memory what changes seldom, and reads it again when its revision has changed. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
