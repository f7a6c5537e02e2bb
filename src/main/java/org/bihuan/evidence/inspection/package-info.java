/** Detects what type a file really has, and reads the metadata of photos. */
@NamedInterface("inspection")
@NullMarked
package org.bihuan.evidence.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
