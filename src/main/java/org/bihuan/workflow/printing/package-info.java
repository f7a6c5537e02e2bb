/** Documents that processes have made of their issues, in the background. */
@NamedInterface("printing")
@NullMarked
package org.bihuan.workflow.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
