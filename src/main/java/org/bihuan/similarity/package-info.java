/** How alike two texts are, whatever names, numbers and punctuation stand in them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.similarity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
