/** Administration of units. */
@NamedInterface("units")
@NullMarked
package org.bihuan.organization.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
