/** Pages of campaigns and of looking back at what they signed off. */
@NullMarked
package org.bihuan.workbench.campaign;

import org.jspecify.annotations.NullMarked;
