/** Import of units and people from tables. */
@NamedInterface("imports")
@NullMarked
package org.bihuan.organization.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
