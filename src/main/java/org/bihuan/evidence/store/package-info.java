/** Where the bytes of evidence lie. */
@NullMarked
package org.bihuan.evidence.store;

import org.jspecify.annotations.NullMarked;
