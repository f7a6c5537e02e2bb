/** Times that come again. */
@NamedInterface("time")
@NullMarked
package org.bihuan.process.language.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
