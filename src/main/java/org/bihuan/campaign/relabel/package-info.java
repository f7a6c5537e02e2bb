/** Gives many issues another category or campaign, one after another in the background. */
@NamedInterface("relabel")
@NullMarked
package org.bihuan.campaign.relabel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
