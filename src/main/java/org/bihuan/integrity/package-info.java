/** Checks regularly that records still match the trails of their issues. */
@ApplicationModule(
    allowedDependencies = {"http", "organization", "issue :: trail", "issue :: verification"})
@NullMarked
package org.bihuan.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
