/** Small copies of pictures, made in bounded time and memory. */
@NullMarked
package org.bihuan.evidence.picture;

import org.jspecify.annotations.NullMarked;
