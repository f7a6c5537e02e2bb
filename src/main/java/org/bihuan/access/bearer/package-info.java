/** Who a request comes from: tokens of ours and of a provider. */
@NullMarked
package org.bihuan.access.bearer;

import org.jspecify.annotations.NullMarked;
