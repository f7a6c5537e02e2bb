package org.bihuan.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class UnitOfWorkTest {

  /** An object kept during a transaction. */
  private static final class Notes {
    private final List<String> lines = new ArrayList<>();
  }

  private final JdbcDataSource database = new JdbcDataSource();
  private final UnitOfWork unit = new UnitOfWork();
  private final List<String> done = new ArrayList<>();
  private JdbcTemplate jdbc;
  private TransactionTemplate outer;
  private TransactionTemplate inner;
  private TransactionTemplate nested;

  @BeforeEach
  void makeTransactions() {
    database.setURL("jdbc:h2:mem:unit-of-work;DB_CLOSE_DELAY=-1");
    jdbc = new JdbcTemplate(database);
    jdbc.execute("create table line (text varchar(20) not null)");
    DataSourceTransactionManager manager = new DataSourceTransactionManager(database);
    outer = new TransactionTemplate(manager);
    inner = new TransactionTemplate(manager);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @AfterEach
  void leavesNothingBehind() {
    jdbc.execute("shutdown");
    assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
  }

  private Notes notes() {
    return unit.get(
        Notes.class,
        () -> {
          Notes notes = new Notes();
          unit.beforeCommit(
              Phase.WRITE,
              () ->
                  notes.lines.forEach(
                      text -> jdbc.update("insert into line (text) values (?)", text)));
          return notes;
        });
  }

  private List<String> written() {
    return jdbc.queryForList("select text from line order by text", String.class);
  }

  @Test
  void aTransactionKeepsOneObjectOfAKind() {
    outer.executeWithoutResult(
        status -> {
          assertThat(unit.find(Notes.class)).isEmpty();
          Notes notes = notes();
          assertThat(notes()).isSameAs(notes);
          assertThat(unit.find(Notes.class)).containsSame(notes);
        });
  }

  @Test
  void theNextTransactionKeepsAnother() {
    Notes first = outer.execute(status -> notes());

    assertThat(unit.find(Notes.class)).isEmpty();
    assertThat(outer.<Notes>execute(status -> notes())).isNotSameAs(first);
  }

  @Test
  void phasesComeInTheirOrderWhoeverCameFirst() {
    outer.executeWithoutResult(
        status -> {
          unit.beforeCommit(Phase.WRITE_REFERRING, () -> done.add("referring"));
          unit.beforeCommit(Phase.WRITE, () -> done.add("write"));
          unit.beforeCommit(Phase.PREPARE, () -> done.add("prepare"));
          unit.beforeCommit(Phase.WRITE, () -> done.add("write as well"));
          assertThat(done).isEmpty();
        });

    assertThat(done).containsExactly("prepare", "write", "write as well", "referring");
  }

  @Test
  void aPhaseMayAddToItselfAndToLaterOnes() {
    outer.executeWithoutResult(
        status ->
            unit.beforeCommit(
                Phase.PREPARE,
                () -> {
                  unit.beforeCommit(Phase.WRITE, () -> done.add("write"));
                  unit.beforeCommit(Phase.PREPARE, () -> done.add("prepare"));
                }));

    assertThat(done).containsExactly("prepare", "write");
  }

  @Test
  void whatComesTooLateForItsPhaseRollsBack() {
    assertThatThrownBy(
            () ->
                outer.executeWithoutResult(
                    status -> {
                      notes().lines.add("one");
                      unit.beforeCommit(
                          Phase.WRITE_REFERRING, () -> unit.beforeCommit(Phase.WRITE, () -> {}));
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WRITE is over");
    assertThat(written()).isEmpty();
  }

  @Test
  void anInnerTransactionKeepsItsOwn() {
    outer.executeWithoutResult(
        status -> {
          Notes notes = notes();
          notes.lines.add("outer");
          inner.executeWithoutResult(
              other -> {
                assertThat(unit.find(Notes.class)).isEmpty();
                assertThat(notes()).isNotSameAs(notes);
                notes().lines.add("inner");
              });
          assertThat(written()).containsExactly("inner");
          assertThat(notes()).isSameAs(notes);
          status.setRollbackOnly();
        });

    assertThat(written()).containsExactly("inner");
  }

  @Test
  void anInnerTransactionThatIsRolledBackTakesNothingFromTheOuter() {
    outer.executeWithoutResult(
        status -> {
          notes().lines.add("outer");
          inner.executeWithoutResult(
              other -> {
                notes().lines.add("inner");
                other.setRollbackOnly();
              });
        });

    assertThat(written()).containsExactly("outer");
  }

  @Test
  void anInnerTransactionWhileItCommitsDisturbsNothing() {
    outer.executeWithoutResult(
        status -> {
          notes().lines.add("outer");
          unit.beforeCommit(
              Phase.PREPARE, () -> inner.executeWithoutResult(other -> notes().lines.add("inner")));
        });

    assertThat(written()).containsExactly("inner", "outer");
  }

  @Test
  void aSavepointSharesWhatItsTransactionKeeps() {
    outer.executeWithoutResult(
        status -> {
          Notes notes = notes();
          nested.executeWithoutResult(other -> assertThat(notes()).isSameAs(notes));
        });
  }

  @Test
  void nothingIsDoneWhereItIsRolledBack() {
    outer.executeWithoutResult(
        status -> {
          notes().lines.add("one");
          status.setRollbackOnly();
        });

    assertThat(written()).isEmpty();
    assertThat(unit.find(Notes.class)).isEmpty();
  }

  @Test
  void whatFailsBeforeTheCommitRollsAllOfItBack() {
    assertThatThrownBy(
            () ->
                outer.executeWithoutResult(
                    status -> {
                      notes().lines.add("one");
                      unit.beforeCommit(
                          Phase.WRITE_REFERRING,
                          () -> {
                            throw new IllegalArgumentException("no");
                          });
                    }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(written()).isEmpty();
    assertThat(unit.find(Notes.class)).isEmpty();
  }

  @Test
  void whatFollowsTheCommitHasAUnitOfItsOwn() {
    outer.executeWithoutResult(
        status -> {
          Notes notes = notes();
          notes.lines.add("outer");
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  assertThat(unit.find(Notes.class)).isEmpty();
                  inner.executeWithoutResult(other -> notes().lines.add("after commit"));
                }

                @Override
                public void afterCompletion(int ended) {
                  inner.executeWithoutResult(other -> notes().lines.add("at the end"));
                }
              });
        });

    assertThat(written()).containsExactly("after commit", "at the end", "outer");
  }

  @Test
  void refusesWhatWouldNeverBeWritten() {
    assertThatThrownBy(this::notes).isInstanceOf(IllegalStateException.class);

    outer.executeWithoutResult(
        status -> {
          notes();
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  assertThatThrownBy(UnitOfWorkTest.this::notes)
                      .isInstanceOf(IllegalStateException.class);
                  done.add("refused");
                }
              });
        });

    assertThat(done).containsExactly("refused");
  }

  @Test
  void refusesATransactionThatOnlyReads() {
    outer.setReadOnly(true);

    outer.executeWithoutResult(
        status -> {
          assertThat(unit.find(Notes.class)).isEmpty();
          assertThatThrownBy(this::notes).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void aPartThatOnlyReadsBelongsToATransactionThatWrites() {
    TransactionTemplate reading = new TransactionTemplate(outer.getTransactionManager());
    reading.setReadOnly(true);

    outer.executeWithoutResult(
        status -> {
          notes().lines.add("outer");
          reading.executeWithoutResult(part -> assertThat(notes().lines).contains("outer"));
        });

    assertThat(written()).containsExactly("outer");
  }
}
