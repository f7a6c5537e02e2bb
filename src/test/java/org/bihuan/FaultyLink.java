package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A link between the service and its database, which can hang or be cut. */
final class FaultyLink implements AutoCloseable {

  private final ServerSocket door;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition goesOn = lock.newCondition();
  private boolean hangs;
  private volatile boolean cut;

  FaultyLink(int target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** No byte passes any more, and no connection ends. */
  void hang() {
    hang(true);
  }

  /** All connections end, and new ones end at once. */
  void cut() {
    cut = true;
    sockets.forEach(FaultyLink::end);
  }

  void mend() {
    cut = false;
    hang(false);
  }

  private void hang(boolean now) {
    lock.lock();
    try {
      hangs = now;
      goesOn.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket from = door.accept();
        if (cut) {
          end(from);
          continue;
        }
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(from);
        sockets.add(to);
        threads.execute(() -> pass(from, to));
        threads.execute(() -> pass(to, from));
      } catch (IOException closed) {
        // the loop ends when the server socket is closed
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      for (int got = from.getInputStream().read(bytes); got >= 0; ) {
        waitWhileItHangs();
        to.getOutputStream().write(bytes, 0, got);
        got = from.getInputStream().read(bytes);
      }
    } catch (IOException ended) {
      // closes the other side too
    }
    sockets.remove(from);
  }

  private void waitWhileItHangs() {
    lock.lock();
    try {
      while (hangs) {
        goesOn.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mend();
    cut();
    threads.shutdownNow();
  }
}
