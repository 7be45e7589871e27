package io.nodelog.app.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A port before a server's port, behind which the line fails after so many bytes of the server. */
final class FaultyLine implements Closeable {
  /** How a line fails. */
  enum Fault {
    CUT,
    SILENT
  }

  private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong passed = new AtomicLong();
  private final int target;
  private volatile long most;
  private volatile Fault fault = Fault.CUT;

  FaultyLine(int target) throws IOException {
    this.target = target;
    daemon(this::accept);
  }

  /** From now on the line fails after so many bytes. */
  void failAfter(long bytes, Fault how) {
    passed.set(0);
    fault = how;
    most = bytes;
  }

  int port() {
    return port.getLocalPort();
  }

  /** How many bytes of the server went through since the line was last told when to fail. */
  long passed() {
    return passed.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = port.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        daemon(() -> pump(client, server, Long.MAX_VALUE));
        daemon(() -> pump(server, client, most));
      }
    } catch (IOException e) {
      return; // closed, as every line is in the end
    }
  }

  private void pump(Socket from, Socket to, long limit) {
    byte[] bytes = new byte[8 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count; (count = in.read(bytes)) > 0; ) {
        long left = limit == Long.MAX_VALUE ? count : limit - passed.getAndAdd(count);
        out.write(bytes, 0, (int) Math.max(0, Math.min(count, left)));
        if (left < count && fault == Fault.CUT) {
          return;
        }
      }
    } catch (IOException e) {
      return; // the other side is gone
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    port.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
