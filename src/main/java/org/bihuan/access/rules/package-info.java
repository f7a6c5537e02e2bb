/** Security rules for addresses, checked before any module handles the request. */
@NullMarked
package org.bihuan.access.rules;

import org.jspecify.annotations.NullMarked;
