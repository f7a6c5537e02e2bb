/**
 * Texts that were written for something else: those of earlier submissions, with little changed.
 */
@NullMarked
package org.bihuan.doubt.text;

import org.jspecify.annotations.NullMarked;
