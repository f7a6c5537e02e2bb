/** The first administrator of an empty service. */
@NamedInterface("setup")
@NullMarked
package org.bihuan.access.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
