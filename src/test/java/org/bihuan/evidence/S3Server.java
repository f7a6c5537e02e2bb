package org.bihuan.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real S3-compatible server, S3Proxy, in a process of its own: it checks signatures and keeps
 * objects in memory. The build puts its jar where this looks for it.
 */
final class S3Server implements AutoCloseable {

  static final String ACCESS_KEY = "bihuan";
  static final String SECRET_KEY = "a secret that both sides know";

  private static final Path JAR = Path.of("target", "s3", "s3proxy.jar");

  private final Process process;
  private final int port;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static S3Server start(Path folder) throws IOException {
    int port = freePort();
    Path settings = folder.resolve("s3proxy.conf");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v4",
            "s3proxy.identity=" + ACCESS_KEY,
            "s3proxy.credential=" + SECRET_KEY,
            "jclouds.provider=transient",
            "jclouds.identity=any",
            "jclouds.credential=any"),
        ISO_8859_1);
    Path log = folder.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    S3Server server = new S3Server(process, port);
    Awaitility.await("S3 server, see its log").atMost(Duration.ofMinutes(2)).until(server::answers);
    return server;
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  private boolean answers() {
    assertThat(process.isAlive()).as("the S3 server runs").isTrue();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
