package org.bihuan.campaign.lookback;

import org.jspecify.annotations.Nullable;

/**
 * A signed-off issue as it is when the frame is frozen.
 *
 * @param unit empty where it has none
 * @param category empty where it has none
 * @param daysLate by how many days, begun ones too, it was handed in after its due date
 * @param reviewMinutes from handing in to signing off; null where that is not known
 */
record SignedOff(
    String number,
    String unit,
    String category,
    String severity,
    int round,
    int relapses,
    int daysLate,
    @Nullable Long reviewMinutes) {}
