package org.bihuan.report.cell;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.integrity.FileRecords;
import org.bihuan.issue.past.AsOf;
import org.bihuan.issue.trail.Difference;
import org.bihuan.report.cell.FigureCells.Checkpoint;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares what was gathered with how the issues stood: of the newest checkpoint, and of another
 * one each day. How issues stood is compared with their trails by itself.
 */
@Component
class CellCheck implements FileRecords {

  private final JdbcTemplate jdbc;
  private final FigureCells cells;
  private final Clock clock;

  CellCheck(JdbcTemplate jdbc, FigureCells cells, Clock clock) {
    this.jdbc = jdbc;
    this.cells = cells;
    this.clock = clock;
  }

  @Override
  public List<Difference> differences() {
    Instant now = clock.instant();
    Checkpoint newest = cells.before(now).orElse(null);
    if (newest == null) {
      return List.of();
    }
    Set<Checkpoint> checked = new LinkedHashSet<>(List.of(newest));
    long day = Duration.between(Instant.EPOCH, now).toDays();
    cells.numbered(1 + Math.floorMod(day, newest.id())).ifPresent(checked::add);
    List<Difference> differences = new ArrayList<>();
    checked.forEach(checkpoint -> compare(checkpoint, differences));
    return differences;
  }

  private void compare(Checkpoint checkpoint, List<Difference> differences) {
    if (isUnlikeRows(checkpoint)) {
      differences.add(difference(FigureCells.ALL, checkpoint));
    }
    for (String dimension : unlikeTheWhole(checkpoint)) {
      differences.add(difference(dimension, checkpoint));
    }
  }

  private static Difference difference(String dimension, Checkpoint checkpoint) {
    String where = "figures-" + dimension + ":" + checkpoint.id();
    return new Difference("cell", where, Difference.Fault.CHANGED, null);
  }

  private boolean isUnlikeRows(Checkpoint checkpoint) {
    AsOf rows = AsOf.counted(checkpoint.at());
    List<Object> parameters = new ArrayList<>(List.of(checkpoint.id(), FigureCells.ALL));
    parameters.add(Timestamp.from(checkpoint.at()));
    parameters.addAll(rows.parameters());
    return !jdbc.queryForList(
            """
            select type from (
              select type, unit, supervisor, %1$s from figure_cell where checkpoint = ? and dimension = ?
              union all
              select type, unit, supervisor, %2$s from (
                select i.type, i.unit, i.supervisor, -1 as sign_,
                  cast(? as timestamp(3) with time zone) as moment, %3$s from %4$s) seen
            ) both_ group by type, unit, supervisor having %5$s limit 1
            """
                .formatted(
                    Counts.names(),
                    Counts.signed(),
                    Counts.columns(),
                    rows.sql(),
                    Counts.anyLeft()),
            String.class,
            parameters.toArray())
        .isEmpty();
  }

  /** The dimensions that do not add up to what type and units alone say. */
  private List<String> unlikeTheWhole(Checkpoint checkpoint) {
    return jdbc.queryForList(
        """
        select distinct dimension from (
          select c.dimension, type, unit, supervisor, %1$s from figure_cell c
            where checkpoint = ? and c.dimension <> ?
          union all
          select d.dimension, type, unit, supervisor, %2$s from figure_cell c
            cross join (select distinct dimension from figure_cell where checkpoint = ? and dimension <> ?) d
            where checkpoint = ? and c.dimension = ?
        ) both_ group by dimension, type, unit, supervisor having %3$s
        """
            .formatted(Counts.names(), Counts.negated(), Counts.anyLeft()),
        String.class,
        checkpoint.id(),
        FigureCells.ALL,
        checkpoint.id(),
        FigureCells.ALL,
        checkpoint.id(),
        FigureCells.ALL);
  }
}
