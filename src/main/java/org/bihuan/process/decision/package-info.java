/** Decision tables, and how they are evaluated. */
@NamedInterface("decision")
@NullMarked
package org.bihuan.process.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
