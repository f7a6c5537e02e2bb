/** How reviews are done: too fast, unseen, or never otherwise than one way. */
@NullMarked
package org.bihuan.doubt.habit;

import org.jspecify.annotations.NullMarked;
