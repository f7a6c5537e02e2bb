/** Watches over records: whether they still say what the trails of their issues say. */
@ApplicationModule(
    allowedDependencies = {"http", "organization", "issue :: trail", "issue :: verification"})
@NullMarked
package org.bihuan.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
