/**
 * Rates of a sample with their intervals, how large a sample must be, and which of many rates
 * differ. Pure calculation.
 */
@NamedInterface("rate")
@NullMarked
package org.bihuan.campaign.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
