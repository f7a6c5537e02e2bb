package org.bihuan.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.organization.SystemActor;
import org.bihuan.process.Deployments.Outcome;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.language.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deploys the files of the class path and of the folder {@code bihuan.processes.directory} at
 * start, and files added to the folder while the service runs. A file of the folder takes
 * precedence over one of the same name on the class path.
 */
@Component
class ProcessFolder implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  private static final long LARGEST = 1024L * 1024 + 1;

  private final Deployments deployments;
  private final IssueTypes types;
  private final DecisionTables decisions;
  private final Registers registers;
  private final Path directory;
  private volatile Map<Path, FileTime> seen = Map.of();
  private volatile boolean running;

  ProcessFolder(
      Deployments deployments,
      IssueTypes types,
      DecisionTables decisions,
      Registers registers,
      @Value("${bihuan.processes.directory:./processes}") Path directory) {
    this.deployments = deployments;
    this.types = types;
    this.decisions = decisions;
    this.registers = registers;
    this.directory = directory;
  }

  @Override
  public void start() {
    try {
      Map<String, ProcessSource> files = new HashMap<>();
      var resolver = new PathMatchingResourcePatternResolver();
      for (String pattern :
          List.of(
              "classpath*:processes/*.bpmn20.xml",
              "classpath*:processes/*.dmn",
              "classpath*:processes/*.register.json",
              "classpath*:processes/*.docx")) {
        for (Resource resource : resolver.getResources(pattern)) {
          String name = String.valueOf(resource.getFilename());
          files.put(name, new ProcessSource(name, resource.getContentAsByteArray()));
        }
      }
      Map<Path, FileTime> now = list();
      read(now).forEach(file -> files.put(file.name(), file));
      deploy(List.copyOf(files.values()));
      decisions.logRefused();
      seen = now;
      types.refresh();
      registers.refresh();
    } catch (IOException e) {
      throw new IllegalStateException("process files", e);
    }
    running = true;
  }

  /** Looks for files added or changed since the last scan. */
  @Scheduled(fixedDelayString = "${bihuan.processes.scan:PT1S}", initialDelayString = "PT2S")
  void scan() {
    Map<Path, FileTime> now = list();
    if (!running || now.equals(seen)) {
      return;
    }
    deploy(read(now));
    seen = now;
    types.refresh();
    registers.refresh();
  }

  private void deploy(List<ProcessSource> files) {
    for (Outcome outcome : deployments.deploy(files, SystemActor.USERNAME)) {
      if (outcome.status().equals("refused")) {
        for (Finding finding : outcome.findings()) {
          LOG.error("{}: {}", outcome.file(), finding.message(Locale.SIMPLIFIED_CHINESE));
        }
      } else if (outcome.status().equals("deployed")) {
        LOG.info("deployed {} as {} version {}", outcome.file(), outcome.key(), outcome.version());
      }
    }
  }

  private Map<Path, FileTime> list() {
    Map<Path, FileTime> files = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        if (ProcessSource.isKnown(path.getFileName().toString())) {
          @Nullable FileTime time = modified(path);
          if (time != null) {
            files.put(path, time);
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("cannot read the process folder {}", directory, e);
    }
    return files;
  }

  private static @Nullable FileTime modified(Path path) throws IOException {
    try {
      return Files.getLastModifiedTime(path);
    } catch (NoSuchFileException goneMeanwhile) {
      return null;
    }
  }

  private static List<ProcessSource> read(Map<Path, FileTime> files) {
    List<ProcessSource> read = new ArrayList<>();
    for (Path path : files.keySet()) {
      try (var in = Files.newInputStream(path)) {
        read.add(new ProcessSource(path.getFileName().toString(), in.readNBytes((int) LARGEST)));
      } catch (IOException e) {
        LOG.warn("cannot read {}", path, e);
      }
    }
    return read;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before the web server answers, after the engine has started. */
  @Override
  public int getPhase() {
    return 0;
  }
}
