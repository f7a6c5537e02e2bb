/** Photos that were handed in before, and photos that say of themselves what cannot be. */
@NullMarked
package org.bihuan.doubt.photo;

import org.jspecify.annotations.NullMarked;
