/** Pages of campaigns and categories, and of looking back at what was signed off. */
@NullMarked
package org.bihuan.workbench.campaign;

import org.jspecify.annotations.NullMarked;
