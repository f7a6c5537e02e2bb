package org.bihuan.workflow.flowable;

import java.util.Map;
import java.util.Objects;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.db.DbSqlSession;
import org.flowable.common.engine.impl.db.DbSqlSessionFactory;
import org.flowable.common.engine.impl.persistence.cache.EntityCache;
import org.flowable.common.engine.impl.persistence.entity.Entity;

/**
 * Leaves out the update of a token that the same flush deletes. The engine writes both, because an
 * update may move a token away from a parent that is deleted too; where the token keeps its parent,
 * the update has no effect.
 */
final class EngineWrites extends DbSqlSession {

  private EngineWrites(DbSqlSessionFactory factory, EntityCache cache) {
    super(factory, cache);
  }

  static DbSqlSessionFactory factory() {
    return new DbSqlSessionFactory(false) {
      @Override
      protected DbSqlSession createDbSqlSession() {
        return new EngineWrites(this, Context.getCommandContext().getSession(EntityCache.class));
      }
    };
  }

  @Override
  public void determineUpdatedObjects() {
    super.determineUpdatedObjects();
    updatedObjects.removeIf(entity -> isDeletedNow(entity) && !isMoved(entity));
  }

  private boolean isDeletedNow(Entity entity) {
    Map<String, Entity> deleted = deletedObjects.get(entity.getClass());
    return deleted != null && deleted.containsKey(entity.getId());
  }

  private static boolean isMoved(Entity entity) {
    Object before = entity.getOriginalPersistentState();
    Object now = entity.getPersistentState();
    return !(before instanceof Map<?, ?> old
        && now instanceof Map<?, ?> changed
        && isSame("parentId", old, changed)
        && isSame("superExecution", old, changed));
  }

  private static boolean isSame(String property, Map<?, ?> old, Map<?, ?> changed) {
    return Objects.equals(old.get(property), changed.get(property));
  }
}
