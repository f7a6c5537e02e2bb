/** The pages in a real browser, as people use them. */
@NullMarked
package org.bihuan.browser;

import org.jspecify.annotations.NullMarked;
