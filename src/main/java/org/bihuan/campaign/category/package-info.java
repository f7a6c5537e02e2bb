/** The maintained categories of each type of issues. */
@NamedInterface("category")
@NullMarked
package org.bihuan.campaign.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
