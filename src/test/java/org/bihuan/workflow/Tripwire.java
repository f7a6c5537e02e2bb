package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Notices whether something in a hostile file has run: a marker class loaded, a marker file
 * written, a marker thread or any process started, a marker address called. Java Flight Recorder
 * records this, so that nothing that runs in the JVM is missed.
 */
public final class Tripwire implements AutoCloseable {

  private static final String THREAD = "tripwire";

  private final String markerClass;
  private final Path markerFile;
  private final ServerSocketChannel address;
  private final Recording recording = new Recording();

  private Tripwire(String markerClass) throws IOException {
    this.markerClass = markerClass;
    this.markerFile = Path.of(System.getProperty("java.io.tmpdir"), THREAD + UUID.randomUUID());
    this.address = ServerSocketChannel.open();
    address.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    address.configureBlocking(false);
    recording.enable("jdk.ClassLoad").withoutThreshold();
    recording.enable("jdk.ProcessStart");
    recording.enable("jdk.ThreadStart");
    recording.start();
  }

  /** Starts watching. */
  public static Tripwire armed() {
    return armed(Tripwire.class.getName() + "$Sprung");
  }

  static Tripwire armed(String markerClass) {
    try {
      return new Tripwire(markerClass);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loaded by nobody but a payload. */
  public static final class Sprung extends Thread {
    public Sprung() {
      super(THREAD);
    }
  }

  /**
   * What attackers write, in the languages that engines and modelers know: as the whole of an
   * expression, within text, in an expression's string, deferred, in FEEL, OGNL, SpEL, MVEL and
   * scripts. Each one, when run, does something that is noticed.
   */
  public List<String> payloads() {
    String load = "''.getClass().forName('" + markerClass + "')";
    String thread = load + ".getDeclaredConstructor().newInstance().start()";
    String touch =
        "''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch "
            + markerFile
            + "')";
    String call = "''.getClass().forName('java.net.URL').getConstructor(''.getClass())";
    String open = call + ".newInstance('" + url() + "').openStream()";
    String java = "Runtime.getRuntime().exec('touch " + markerFile + "')";
    return List.of(
        "${" + load + "}",
        "#{" + load + "}",
        "${" + thread + "}",
        "${" + touch + "}",
        "#{" + touch + "}",
        "${" + open + "}",
        "\"a ${" + load + "} b\"",
        "\"a #{" + load + "} b\"",
        "'a ${" + load + "} b'",
        "a ${" + touch.replace("'", "\"") + "} b",
        "\"a ${" + touch + "} b\"",
        "== '${" + load + "}'",
        "== ${" + load + "}",
        "> 1} ${" + load + "} ${1",
        "true} ${" + load,
        "1) || " + load + " != (null",
        load,
        load + " != null",
        touch,
        "issue." + load.substring(3),
        "${issue." + touch.substring(3) + "}",
        "${fields['" + load.replace("'", "\"") + "']}",
        "${execution.setVariable('x', " + load + ")}",
        "${true ? " + load + " : 1}",
        "${(() -> " + load + ")()}",
        "${x = " + load + "; x}",
        "${units.parent(" + load + ")}",
        "${T(java.lang.Class).forName('" + markerClass + "')}",
        "*{T(java.lang." + java + "}",
        "#this.getClass().forName('" + markerClass + "')",
        "@java.lang." + java,
        "%{@java.lang." + java + "}",
        "__${T(java.lang." + java + ")}__::.x",
        "{ f: function(x) external { java: { class: \"" + markerClass + "\" } }, r: f(1) }",
        "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"x\" } }",
        "java.lang.Class.forName(\"" + markerClass + "\")",
        "Java.type('" + markerClass + "')",
        "new java.lang.ProcessBuilder('touch','" + markerFile + "').start()",
        "\"touch " + markerFile + "\".execute()",
        "$(touch " + markerFile + ")",
        "`touch " + markerFile + "`",
        "{{" + load + "}}",
        "<%= " + java + " %>",
        "${jndi:ldap://" + url().substring("http://".length()) + "}",
        markerClass,
        url());
  }

  /** An address that notices being called. */
  String url() {
    return "http://127.0.0.1:" + address.socket().getLocalPort() + "/";
  }

  Path markerFile() {
    return markerFile;
  }

  /** Fails where anything has run since this was armed. */
  public void assertNothingRan() {
    assertThat(markerFile).doesNotExist();
    try {
      try (SocketChannel caller = address.accept()) {
        assertThat(caller).as("called").isNull();
      }
      Path dump = Files.createTempFile(THREAD, ".jfr");
      try {
        recording.dump(dump);
        assertThat(RecordingFile.readAllEvents(dump).stream().filter(this::isSuspect))
            .as("ran")
            .isEmpty();
      } finally {
        Files.delete(dump);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isSuspect(RecordedEvent event) {
    return switch (event.getEventType().getName()) {
      case "jdk.ProcessStart" -> true;
      case "jdk.ClassLoad" ->
          event.<RecordedClass>getValue("loadedClass").getName().equals(markerClass);
      case "jdk.ThreadStart" ->
          event.getThread("thread") != null
              && THREAD.equals(event.getThread("thread").getJavaName());
      default -> false;
    };
  }

  @Override
  public void close() {
    recording.close();
    try {
      address.close();
      Files.deleteIfExists(markerFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
