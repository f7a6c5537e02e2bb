/** How issues come to be opened other than by people: by another process, or by the clock. */
@NullMarked
package org.bihuan.process.check.opening;

import org.jspecify.annotations.NullMarked;
