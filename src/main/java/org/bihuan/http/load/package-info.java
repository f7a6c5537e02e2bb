/** Limits how much heavy work runs at once, and ends it when nobody waits for its result. */
@NamedInterface("load")
@NullMarked
package org.bihuan.http.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
