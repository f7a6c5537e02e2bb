/** How much heavy work goes on at once, and whether anybody still waits for it. */
@NamedInterface("load")
@NullMarked
package org.bihuan.http.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
