package org.bihuan.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Stores evidence in a directory, which several nodes may share: {@code ab/ab12…}, with a
 * subdirectory for each first byte so that none has too many files to list. A file appears under
 * its name complete or not at all.
 */
public class DiskStore implements EvidenceStore {

  private final Path root;

  public DiskStore(Path root) {
    this.root = root;
  }

  @Override
  public void keep(StagedFile file) throws IOException {
    Path target = path(file.sha256());
    Path folder = folder(target);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      syncFolder(root);
    }
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        file.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(folder);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return Files.newInputStream(path(sha256));
  }

  @Override
  public void remove(String sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }

  public Path path(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static Path folder(Path target) {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("no folder above " + target);
    }
    return folder;
  }

  /** A rename is durable only once its directory is synchronized. */
  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException windows) {
      // Windows cannot open directories, and needs no such call.
    }
  }
}
