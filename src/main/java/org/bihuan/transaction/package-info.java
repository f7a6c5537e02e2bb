/** What one transaction keeps in memory, and writes in named phases just before it commits. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
