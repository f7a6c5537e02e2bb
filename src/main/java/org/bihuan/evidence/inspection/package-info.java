/** Detects what type a file really has, and reads the metadata of photos. */
@NullMarked
package org.bihuan.evidence.inspection;

import org.jspecify.annotations.NullMarked;
