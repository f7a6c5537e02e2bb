/** Identifies the caller of a request by a token of ours or of an OpenID provider. */
@NullMarked
package org.bihuan.access.bearer;

import org.jspecify.annotations.NullMarked;
